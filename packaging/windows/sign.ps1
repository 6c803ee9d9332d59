# Signs files with the certificate in CERTIFICATE (a .pfx in base64) and PASSWORD: sign.ps1 FILE...
# Not yet run; written after signtool's documentation.
param([Parameter(Mandatory, ValueFromRemainingArguments)] [string[]] $Files)
$ErrorActionPreference = "Stop"

$kits = "${env:ProgramFiles(x86)}\Windows Kits\10\bin"
$signtool = Get-ChildItem $kits -Recurse -Filter signtool.exe |
    Where-Object FullName -Like "*\x64\*" | Sort-Object FullName | Select-Object -Last 1
if (-not $signtool) { throw "signtool.exe is not below $kits" }

$pfx = Join-Path ([IO.Path]::GetTempPath()) "$([guid]::NewGuid()).pfx"
try {
    [IO.File]::WriteAllBytes($pfx, [Convert]::FromBase64String($env:CERTIFICATE))
    & $signtool.FullName sign /f $pfx /p $env:PASSWORD /fd SHA256 /tr http://timestamp.digicert.com /td SHA256 /d OCRDesk $Files
    if ($LASTEXITCODE -ne 0) { throw "signtool ended with $LASTEXITCODE" }
}
finally {
    Remove-Item $pfx -Force -ErrorAction SilentlyContinue
}
