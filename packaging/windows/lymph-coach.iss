; The installer for Windows, built with Inno Setup 6.3 or later from the folder that packaging/folder.sh makes:
;   iscc packaging\windows\lymph-coach.iss
; The version is read from the program, which has it from src/lymph_coach/__init__.py.

#define Folder "..\..\build\package\lymph-coach"
#define Program "lymph-coach.exe"
#define Console "lymph-coach-console.exe"
#define Id "org.lymphcoach.LymphCoach"
#define Version GetStringFileInfo(Folder + "\" + Program, "ProductVersion")

[Setup]
; Never to be changed: by it Windows knows what is an update of what.
AppId={{5D0B5E0A-6C1B-4C58-9B36-6B6C2E0C7A11}
AppName=Lymph Coach
AppVersion={#Version}
AppPublisher=The Lymph Coach team
LicenseFile=..\..\LICENSE
; For one person, without asking for an administrator; whoever is one may choose all users.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
DefaultDirName={autopf}\Lymph Coach
DefaultGroupName=Lymph Coach
DisableProgramGroupPage=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; Windows 10 1809, the oldest that Qt 6.11 supports.
MinVersion=10.0.17763
; Also a reminder that waits for its answer: it has no window, and is ended by force or not at all. Nothing is lost, as
; a session is on the disk all the time.
CloseApplications=force
SetupIconFile=..\..\build\package\parts\lymph_coach\app.ico
UninstallDisplayIcon={app}\{#Program}
OutputDir=..\..\dist
OutputBaseFilename=lymph-coach-{#Version}-setup
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern

[InstallDelete]
; What an older version brought and this one does not.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Tasks]
Name: desktopicon; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[Icons]
Name: "{autoprograms}\Lymph Coach"; Filename: "{app}\{#Program}"; AppUserModelID: "{#Id}"
Name: "{autodesktop}\Lymph Coach"; Filename: "{app}\{#Program}"; AppUserModelID: "{#Id}"; Tasks: desktopicon

[Registry]
; Notifications enter the program here, by its name.
Root: HKCU; Subkey: "Software\Classes\AppUserModelId\Lymph Coach"; Flags: dontcreatekey uninsdeletekey

[Run]
Filename: "{app}\{#Program}"; Description: "{cm:LaunchProgram,Lymph Coach}"; Flags: nowait postinstall skipifsilent

[UninstallRun]
; The task that starts reminders would look for a program that is gone. Diary and settings stay.
Filename: "{app}\{#Console}"; Parameters: "reminders remove"; Flags: runhidden; RunOnceId: "reminders"
