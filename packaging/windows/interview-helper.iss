; The installer for Windows, for one user, without administrator rights. Compiled by build.ps1:
;
;   iscc /DAppVersion=1.2.0 /DNumericVersion=1.2.0.0 packaging\windows\interview-helper.iss
;
; Needs Inno Setup 6.3 or newer (x64compatible). /DSigned and /Ssign=COMMAND sign what is made.

#ifndef AppVersion
  #error Say the version: /DAppVersion=1.2.0
#endif
#ifndef NumericVersion
  #error Say the version in four numbers: /DNumericVersion=1.2.0.0
#endif

#define Root AddBackslash(SourcePath) + "..\.."
#define AppName "Interview Helper"
#define Publisher "The Interview Helper developers"
#define Window "Interview Helper.exe"
#define Console "interview-helper.exe"
; Windows groups the windows of a program in the taskbar by this.
#define UserModelId "InterviewHelper.InterviewHelper"
#define ProgId "InterviewHelper.Companies.1"

[Setup]
; Never change this: it is how an update finds what it replaces.
AppId={{8FB5D6DE-02F1-4567-87E0-9084AB008802}
AppName={#AppName}
AppVersion={#AppVersion}
AppVerName={#AppName} {#AppVersion}
AppPublisher={#Publisher}
VersionInfoVersion={#NumericVersion}
VersionInfoProductTextVersion={#AppVersion}
LicenseFile={#Root}\LICENSE

; {autopf} is the user's own programs folder here. User data lies elsewhere, in
; {localappdata}\interview-helper: nothing in this file writes there or deletes from there.
DefaultDirName={autopf}\{#AppName}
DisableProgramGroupPage=yes
DisableDirPage=auto
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; What Qt 6.11 runs on: Windows 10 1809.
MinVersion=10.0.17763

OutputDir={#Root}\dist
OutputBaseFilename=Interview-Helper-{#AppVersion}-setup
SetupIconFile={#Root}\build\icons\interview-helper.ico
UninstallDisplayIcon={app}\{#Window}
Compression=lzma2/max
SolidCompression=yes
ChangesAssociations=yes
; Windows asks an open program to close; it saves by itself, and is not killed.
CloseApplications=yes
RestartApplications=no
#if Ver >= EncodeVer(6, 6, 0)
WizardStyle=modern dynamic
#else
WizardStyle=modern
#endif
#ifdef Signed
SignTool=sign
SignedUninstaller=yes
#endif

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

[InstallDelete]
; A library of an older version must not stay beside the new ones.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Root}\dist\interview-helper\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\{#AppName}"; Filename: "{app}\{#Window}"; AppUserModelID: "{#UserModelId}"
Name: "{autodesktop}\{#AppName}"; Filename: "{app}\{#Window}"; AppUserModelID: "{#UserModelId}"; Tasks: desktopicon

[Registry]
; Offered under "Open with" for JSON; what opens JSON by a double click stays as it is.
Root: HKA; Subkey: "Software\Classes\.json\OpenWithProgids"; ValueType: string; ValueName: "{#ProgId}"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\{#ProgId}"; ValueType: string; ValueName: ""; ValueData: "Interview Helper companies"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\{#ProgId}"; ValueType: string; ValueName: "AppUserModelID"; ValueData: "{#UserModelId}"
Root: HKA; Subkey: "Software\Classes\{#ProgId}\DefaultIcon"; ValueType: string; ValueName: ""; ValueData: "{app}\{#Window},0"
Root: HKA; Subkey: "Software\Classes\{#ProgId}\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\{#Window}"" ""%1"""

[Run]
Filename: "{app}\{#Window}"; Description: "{cm:LaunchProgram,{#AppName}}"; Flags: nowait postinstall skipifsilent
