"""Scanners on Windows, by Windows Image Acquisition, asked through PowerShell: nothing has to be installed for it.

The numbers are those of Microsoft's documentation of WIA 2.0: properties 3086 (document handling capabilities; bit 1
feeder) and 3088 (document handling select; 1 feeder, 2 flatbed) of a device, 6146 (current intent; 1 colour, 2 grey),
6147 and 6148 (resolution) of its item; 0x80210003 paper empty, 0x80210006 busy, 0x80210002 jam, 0x80210016 cover open.
"""

import base64
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

from ocrdesk.model import Colour, Scanner, ScanWishes
from ocrdesk.sources.scan_program import answer, keeping, pages

INTENTS = {Colour.COLOUR: 1, Colour.GREY: 2}
MOST_PAPERS = 1000
COLUMNS = 3
LIST = r"""
$ErrorActionPreference = 'Stop'
[Console]::OutputEncoding = [Text.Encoding]::UTF8
foreach ($one in (New-Object -ComObject WIA.DeviceManager).DeviceInfos) {
  if ($one.Type -ne 1) { continue }
  $feeder = 0
  try { $feeder = $one.Connect().Properties.Item('3086').Value -band 1 } catch { }
  [Console]::Out.WriteLine($one.DeviceID + "`t" + $one.Properties.Item('Name').Value + "`t" + $feeder)
}
"""
SCAN = r"""
$ErrorActionPreference = 'Stop'
[Console]::OutputEncoding = [Text.Encoding]::UTF8
$device = $null
foreach ($one in (New-Object -ComObject WIA.DeviceManager).DeviceInfos) {
  if ($one.DeviceID -eq '@KEY@') { $device = $one.Connect() }
}
if ($device -eq $null) { exit 9 }
try { $device.Properties.Item('3088').Value = @SOURCE@ } catch { }
$paper = $device.Items.Item(1)
foreach ($pair in @(@('6146', @INTENT@), @('6147', @DPI@), @('6148', @DPI@))) {
  try { $paper.Properties.Item($pair[0]).Value = $pair[1] } catch { }
}
for ($count = 1; $count -le @COUNT@; $count++) {
  try { $picture = $paper.Transfer('{B96B3CAF-0728-11D3-9D7B-0000F81EF32E}') }
  catch {
    switch ($_.Exception.GetBaseException().HResult) {
      0x80210003 { exit 7 }
      0x80210006 { exit 3 }
      0x80210002 { exit 6 }
      0x80210016 { exit 8 }
      default { exit 9 }
    }
  }
  $path = [IO.Path]::Combine('@FOLDER@', [string]$count + '.png')
  $picture.SaveFile($path)
  [Console]::Out.WriteLine($path)
}
"""


class Wia:
    """WIA by PowerShell's COM objects."""

    def scanners(self) -> tuple[Scanner, ...]:
        rows = [line.split("\t") for line in answer(command(LIST)).splitlines()]
        return tuple(Scanner(row[0], row[1], row[2] == "1") for row in rows if len(row) == COLUMNS)

    def scan(
        self, scanner: Scanner, wishes: ScanWishes, name: Callable[[int], Path], cancelled: Event
    ) -> Iterator[Path]:
        place = name(1).parent
        with keeping(place), TemporaryDirectory(prefix=".scan-", dir=place, ignore_cleanup_errors=True) as folder:
            for number, path in enumerate(pages(command(script(scanner, wishes, Path(folder))), cancelled), 1):
                yield path.replace(name(number))


def script(scanner: Scanner, wishes: ScanWishes, folder: Path) -> str:
    """The PowerShell text that scans so; texts within it are quoted by doubling their quotation marks."""
    values = {
        "@KEY@": scanner.key.replace("'", "''"),
        "@FOLDER@": str(folder).replace("'", "''"),
        "@SOURCE@": "1" if wishes.feeder else "2",
        "@INTENT@": str(INTENTS[wishes.colour]),
        "@DPI@": str(wishes.resolution),
        "@COUNT@": str(MOST_PAPERS if wishes.feeder else 1),
    }
    text = SCAN
    for place, value in values.items():
        text = text.replace(place, value)
    return text


def command(text: str) -> list[str]:
    """How PowerShell is told a script so that no shell can misread it."""
    coded = base64.b64encode(text.encode("utf-16-le")).decode()
    return ["powershell.exe", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-EncodedCommand", coded]
