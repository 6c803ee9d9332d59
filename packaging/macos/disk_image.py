"""Makes macOS's disk image of a finished app: `python packaging/macos/disk_image.py OCRDesk.app OUT`.

Not yet run on macOS; written after the manual pages of codesign, notarytool and hdiutil. It signs where
CODESIGN_IDENTITY names a certificate of the keychain, and has the image notarised where NOTARY_PROFILE names the
kept credentials; without them the image is made unsigned.
"""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from ocrdesk import __version__

ENTITLEMENTS = Path(__file__).resolve().parent / "entitlements.plist"


def main(arguments: Sequence[str]) -> int:
    """Write OCRDesk-VERSION-macos-ARCHITECTURE.dmg; return the exit code."""
    try:
        app, out = (Path(each).resolve() for each in arguments)
    except ValueError:
        print(__doc__, file=sys.stderr)
        return 2
    out.mkdir(parents=True, exist_ok=True)
    image = out / image_name(__version__, platform.machine())
    identity, profile = os.environ.get("CODESIGN_IDENTITY", ""), os.environ.get("NOTARY_PROFILE", "")
    with tempfile.TemporaryDirectory() as folder:
        holder = Path(folder) / "OCRDesk"
        shutil.copytree(app, holder / app.name, symlinks=True)
        (holder / "Applications").symlink_to("/Applications")
        for command in commands(holder / app.name, holder, image, identity, profile):
            subprocess.run(command, check=True)
    print(image)
    return 0


def image_name(version: str, machine: str) -> str:
    """The file's name; Apple's own processors and Intel's have each their own."""
    return f"OCRDesk-{version}-macos-{machine}.dmg"


def commands(app: Path, holder: Path, image: Path, identity: str, profile: str) -> list[list[str]]:
    """What is run, in order: sign the app, make the image, sign and notarise it."""
    made = ["hdiutil", "create", "-volname", "OCRDesk", "-srcfolder", str(holder), "-fs", "HFS+", "-format", "UDZO"]
    found = [[*made, "-ov", str(image)]]
    if not identity:
        return found
    signing = ["codesign", "--force", "--timestamp", "--sign", identity]
    hardened = ["--options", "runtime", "--entitlements", str(ENTITLEMENTS)]
    found = [[*signing, "--deep", *hardened, str(app)], *found, [*signing, str(image)]]
    if profile:
        found.append(["xcrun", "notarytool", "submit", str(image), "--keychain-profile", profile, "--wait"])
        found.append(["xcrun", "stapler", "staple", str(image)])
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
