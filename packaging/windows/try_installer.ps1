# Installs for this user in a folder with a hard name, upgrades in place, starts, uninstalls: try_installer.ps1 SETUP
# Not yet run; the runner of release.yml is to run it first.
param([Parameter(Mandatory)] [string] $Setup)
$ErrorActionPreference = "Stop"

function Invoke-Quietly([string] $Program, [string] $Arguments) {
    $ended = Start-Process $Program $Arguments -Wait -PassThru
    if ($ended.ExitCode -ne 0) { throw "$Program $Arguments ended with $($ended.ExitCode)" }
}
function Assert-That([bool] $Holds, [string] $What) {
    if (-not $Holds) { throw "not so: $What" }
    Write-Output "so: $What"
}

$folder = Join-Path $env:LOCALAPPDATA "办公 & 软件\OCRDesk"
$kinds = "HKCU:\Software\Classes\.pdf"
$usual = (Get-ItemProperty $kinds -ErrorAction SilentlyContinue)."(default)"

Invoke-Quietly $Setup "/S /CurrentUser /D=$folder"
Assert-That (Test-Path "$folder\ocrdesk.exe") "the program lies where /D= says"
Assert-That (Test-Path "$env:APPDATA\Microsoft\Windows\Start Menu\Programs\OCRDesk.lnk") "it is in the start menu"
Assert-That ($null -ne (Get-Item "$kinds\OpenWithProgids").GetValue("OCRDesk.Paper", $null)) "it is offered for PDF"
Assert-That ((Get-ItemProperty $kinds -ErrorAction SilentlyContinue)."(default)" -eq $usual) "nothing else opens PDF now"

New-Item "$folder\_internal\left-over.txt" -ItemType File | Out-Null
New-Item "$folder\data\kept.txt" -ItemType File -Force | Out-Null
Invoke-Quietly $Setup "/S /CurrentUser"
Assert-That (-not (Test-Path "$folder\_internal\left-over.txt")) "an upgrade leaves no old file"
Assert-That (Test-Path "$folder\data\kept.txt") "an upgrade keeps the data"

$version = & "$folder\ocrdesk-cli.exe" --version | Out-String
Assert-That ($version -match "\d+\.\d+") "it tells its version in a terminal"

$window = Start-Process "$folder\ocrdesk.exe" -PassThru
$null = $window.Handle  # kept, or its exit code is lost
$end = (Get-Date).AddSeconds(90)
while ($window.MainWindowHandle -eq 0 -and -not $window.HasExited -and (Get-Date) -lt $end) {
    Start-Sleep -Milliseconds 500
    $window.Refresh()
}
Assert-That ($window.MainWindowHandle -ne 0) "its window comes up"
$window.CloseMainWindow() | Out-Null
Assert-That ($window.WaitForExit(60000)) "it closes when asked to"
Assert-That ($window.ExitCode -eq 0) "it ends well"

# The uninstaller copies itself away and ends at once; _?= makes it stay and be waited for.
Invoke-Quietly "$folder\uninstall.exe" "/S /CurrentUser _?=$folder"
Assert-That (-not (Test-Path "$folder\ocrdesk.exe")) "uninstalling takes the program away"
Assert-That (Test-Path "$folder\data\kept.txt") "uninstalling leaves the data"
Assert-That (-not (Test-Path "HKCU:\Software\Classes\OCRDesk.Paper")) "nothing stays registered"
