# Builds the bundle and the installer on a Windows machine, from a clean checkout:
#
#   powershell -ExecutionPolicy Bypass -File packaging\windows\build.ps1
#
# Needs Python 3.11 or newer and Inno Setup 6.3 or newer. What it makes lies in dist.
#
# It signs when the environment has a certificate, and says so when it does not:
#   WINDOWS_CERTIFICATE            a .pfx file in base64
#   WINDOWS_CERTIFICATE_PASSWORD   its password
#   WINDOWS_TIMESTAMP_URL          a timestamp server, if not the one below

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Set-Location (Resolve-Path "$PSScriptRoot\..\..")

$bundle = 'dist\interview-helper'
$venvPython = '.venv-package\Scripts\python.exe'

# PowerShell goes on after a program that failed; this does not.
function Invoke-Checked {
    param([string] $Program, [string[]] $Arguments)
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) {
        throw "$Program failed with exit code $LASTEXITCODE."
    }
}

function Find-Program {
    param([string] $Name, [string[]] $Places)
    $found = Get-Command $Name -ErrorAction SilentlyContinue
    if ($found) {
        return $found.Source
    }
    Get-Item $Places -ErrorAction SilentlyContinue |
        Sort-Object FullName |
        Select-Object -Last 1 -ExpandProperty FullName
}

# --- the bundle

Write-Host 'An environment of its own, with exactly the versions of packaging\requirements.txt'
if (-not (Test-Path $venvPython)) {
    Invoke-Checked 'python' @('-m', 'venv', '.venv-package')
}
Invoke-Checked $venvPython @(
    '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check',
    '--require-hashes', '--only-binary', ':all:', '-r', 'packaging\requirements.txt'
)

Write-Host 'Icons, version information, bundle'
Invoke-Checked $venvPython @('packaging\icons\build_icons.py')
Invoke-Checked $venvPython @('packaging\windows\version_info.py')
# Modules are stored, not packed: unpacking costs time at every start, and the installer packs them anyway.
$env:PYINSTALLER_ZLIB_COMPRESSION_LEVEL = '0'
Invoke-Checked $venvPython @(
    '-m', 'PyInstaller', '--noconfirm', '--clean', '--log-level', 'WARN',
    '--distpath', 'dist', '--workpath', 'build\pyinstaller', 'packaging\interview-helper.spec'
)

Write-Host 'The bundle draws its window and lists no library that nobody knows the licence of'
$trial = Join-Path ([IO.Path]::GetTempPath()) "interview-helper-$PID"
try {
    Invoke-Checked "$bundle\interview-helper.exe" @(
        '--data-dir', $trial, '--examples', '--screenshot', 'build\window.png'
    )
} finally {
    Remove-Item -Recurse -Force $trial -ErrorAction SilentlyContinue
}
Invoke-Checked $venvPython @('packaging\licences.py', '--bundle', $bundle)

# --- signing

$version = & $venvPython -c 'import interview_helper; print(interview_helper.__version__)'
$numbers = & $venvPython packaging\windows\version_info.py --numbers
$iscc = Find-Program 'iscc.exe' @(
    "${env:ProgramFiles(x86)}\Inno Setup *\ISCC.exe", "$env:ProgramFiles\Inno Setup *\ISCC.exe",
    "$env:LOCALAPPDATA\Programs\Inno Setup *\ISCC.exe"
)
if (-not $iscc) {
    throw 'Inno Setup is not installed. The bundle is in dist; install Inno Setup and start this again.'
}
$installer = @("/DAppVersion=$version", "/DNumericVersion=$numbers")

$certificate = $null
if ($env:WINDOWS_CERTIFICATE -and $env:WINDOWS_CERTIFICATE_PASSWORD) {
    $signtool = Find-Program 'signtool.exe' @(
        "${env:ProgramFiles(x86)}\Windows Kits\10\bin\*\x64\signtool.exe"
    )
    if (-not $signtool) {
        throw 'There is a certificate, but no signtool.exe. It comes with the Windows SDK.'
    }
    $file = New-TemporaryFile
    try {
        [IO.File]::WriteAllBytes($file.FullName, [Convert]::FromBase64String($env:WINDOWS_CERTIFICATE))
        # From the store and by its thumbprint: so the password is on no command line.
        $certificate = Import-PfxCertificate -FilePath $file.FullName `
            -CertStoreLocation 'Cert:\CurrentUser\My' `
            -Password (ConvertTo-SecureString $env:WINDOWS_CERTIFICATE_PASSWORD -AsPlainText -Force)
    } finally {
        Remove-Item -Force $file.FullName
    }
} else {
    Write-Host 'Not signed: WINDOWS_CERTIFICATE and WINDOWS_CERTIFICATE_PASSWORD are not set.'
}

try {
    if ($certificate) {
        $timestamps = $env:WINDOWS_TIMESTAMP_URL
        if (-not $timestamps) {
            $timestamps = 'http://timestamp.digicert.com'
        }
        $sign = @(
            'sign', '/sha1', $certificate.Thumbprint, '/fd', 'SHA256', '/td', 'SHA256', '/tr', $timestamps
        )
        foreach ($program in Get-ChildItem "$bundle\*.exe") {
            Invoke-Checked $signtool ($sign + $program.FullName)
        }
        # $q is Inno Setup's quotation mark, $f the file to be signed.
        $installer += @('/DSigned', ('/Ssign=$q' + $signtool + '$q ' + ($sign -join ' ') + ' $f'))
    }

    # --- the installer

    Write-Host 'Installer'
    Invoke-Checked $iscc ($installer + @('/Qp', 'packaging\windows\interview-helper.iss'))
} finally {
    if ($certificate) {
        Remove-Item "Cert:\CurrentUser\My\$($certificate.Thumbprint)" -DeleteKey
    }
}
Write-Host "Built: dist\Interview-Helper-$version-setup.exe"
