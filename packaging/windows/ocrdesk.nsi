; The installer of Windows, for one clerk without rights or for all users of a computer.
;
;   makensis -DVERSION=1.2.3 -DNUMBERS=1.2.3.0 -DBUNDLE=folder -DLIST=installed.nsh -DOUT=setup.exe ocrdesk.nsi
;
; packaging/windows/installer.py calls it so. Switches of the result:
;   /S             asks nothing and shows nothing
;   /CurrentUser   for this clerk only; needs no rights; the usual place is %LOCALAPPDATA%\Programs\OCRDesk
;   /AllUsers      for all users; needs an administrator; the usual place is %ProgramFiles%\OCRDesk
;   /D=C:\place    another place; without quotes, and last
; Exit codes: 0 done, 1 cancelled, 2 stopped by an error, 3 system too old, 4 OCRDesk is running,
; 5 /AllUsers without the rights for it.
Unicode true
ManifestDPIAware true
ManifestLongPathAware true
ManifestSupportedOS Win10
SetCompressor /SOLID lzma
SetCompressorDictSize 64

!define NAME "OCRDesk"
!define PROGRAM "ocrdesk.exe"
!define IN_TERMINAL "ocrdesk-cli.exe"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define OWN_KEY "Software\${NAME}"
!define PAPER "OCRDesk.Paper"

; Who the program is for is asked; /AllUsers and /CurrentUser answer.
!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_DEFAULT_CURRENTUSER
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_INSTDIR "${NAME}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${OWN_KEY}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "Folder"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${OWN_KEY}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "Mode"
!define MULTIUSER_INSTALLMODE_FUNCTION KeepGivenPlace
!include MultiUser.nsh
!include MUI2.nsh
!include x64.nsh
!include WinVer.nsh
!include FileFunc.nsh
!include LogicLib.nsh

Var GivenPlace

Name "${NAME}"
OutFile "${OUT}"
BrandingText "${NAME} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey /LANG=0 "ProductName" "${NAME}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "${NAME} ${VERSION}"
VIAddVersionKey /LANG=0 "LegalCopyright" "AGPL-3.0-or-later"

!define MUI_ICON "ocrdesk.ico"
!define MUI_UNICON "ocrdesk.ico"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION StartAsTheClerk
!insertmacro MUI_PAGE_WELCOME
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString TOO_OLD ${LANG_ENGLISH} "OCRDesk needs Windows 10 or later, 64 bits."
LangString TOO_OLD ${LANG_SIMPCHINESE} "OCRDesk 需要 64 位的 Windows 10 或更高版本。"
LangString RUNNING ${LANG_ENGLISH} "OCRDesk is running. Close its window, then press Retry. Your work is kept."
LangString RUNNING ${LANG_SIMPCHINESE} "OCRDesk 正在运行。请关闭它的窗口，再按“重试”。已做的工作不会丢失。"
LangString PAPERS ${LANG_ENGLISH} "Paper to read"
LangString PAPERS ${LANG_SIMPCHINESE} "待识别的文件"
LangString READS ${LANG_ENGLISH} "Reads stacks of papers into checked, named fields"
LangString READS ${LANG_SIMPCHINESE} "把成叠的证件和票据读成核对过的字段"

!macro EACH_KIND DO
  !insertmacro ${DO} ".pdf"
  !insertmacro ${DO} ".ofd"
  !insertmacro ${DO} ".jpg"
  !insertmacro ${DO} ".jpeg"
  !insertmacro ${DO} ".jpe"
  !insertmacro ${DO} ".jfif"
  !insertmacro ${DO} ".png"
  !insertmacro ${DO} ".tif"
  !insertmacro ${DO} ".tiff"
  !insertmacro ${DO} ".bmp"
  !insertmacro ${DO} ".dib"
  !insertmacro ${DO} ".gif"
  !insertmacro ${DO} ".webp"
  !insertmacro ${DO} ".heic"
  !insertmacro ${DO} ".heif"
  !insertmacro ${DO} ".hif"
  !insertmacro ${DO} ".avif"
!macroend

; OCRDesk comes into "Open with"; what opens a file by a double click stays as it is.
!macro OFFER KIND
  WriteRegNone SHCTX "Software\Classes\${KIND}\OpenWithProgids" "${PAPER}"
  WriteRegStr SHCTX "Software\Classes\Applications\${PROGRAM}\SupportedTypes" "${KIND}" ""
  WriteRegStr SHCTX "${OWN_KEY}\Capabilities\FileAssociations" "${KIND}" "${PAPER}"
!macroend
!macro WITHDRAW KIND
  DeleteRegValue SHCTX "Software\Classes\${KIND}\OpenWithProgids" "${PAPER}"
!macroend

!macro WAIT_UNTIL_CLOSED
  !insertmacro WAIT_FOR "${PROGRAM}"
  !insertmacro WAIT_FOR "${IN_TERMINAL}"
!macroend

; A program that runs keeps its file; opening it for writing tells.
!macro WAIT_FOR FILE
  ${Do}
    ${IfNot} ${FileExists} "$INSTDIR\${FILE}"
      ${ExitDo}
    ${EndIf}
    ClearErrors
    FileOpen $0 "$INSTDIR\${FILE}" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY +3
      SetErrorLevel 4
      Quit
  ${Loop}
!macroend

Function .onInit
  SetRegView 64
  StrCpy $GivenPlace $INSTDIR
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD)" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
  ; MultiUser.nsh would ask on the screen even where nothing may be shown.
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/AllUsers" $1
  ${IfNot} ${Errors}
    UserInfo::GetAccountType
    Pop $1
    ${If} $1 != "Admin"
    ${AndIf} ${Silent}
      SetErrorLevel 5
      Quit
    ${EndIf}
  ${EndIf}
  !insertmacro MULTIUSER_INIT
FunctionEnd

Function un.onInit
  SetRegView 64
  !insertmacro MULTIUSER_UNINIT
FunctionEnd

; MultiUser.nsh puts the usual place, or that of the last installation, over the one that /D= names.
Function KeepGivenPlace
  ${If} $GivenPlace != ""
    StrCpy $INSTDIR $GivenPlace
  ${EndIf}
FunctionEnd

; The installer may run with an administrator's rights; what it starts must not.
Function StartAsTheClerk
  Exec '"$WINDIR\explorer.exe" "$INSTDIR\${PROGRAM}"'
FunctionEnd

!include "${LIST}" ; REMOVE_PROGRAM: everything that an installation of this version lays down

Section
  SetRegView 64
  !insertmacro WAIT_UNTIL_CLOSED
  ; An older version's files that this one lacks must not stay: Python would find them.
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    RMDir /r "$INSTDIR\_internal"
  ${EndIf}
  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}" "" "" "" "" "" "$(READS)"

  WriteRegStr SHCTX "${OWN_KEY}" "Folder" "$INSTDIR"
  WriteRegStr SHCTX "${OWN_KEY}" "Mode" "$MultiUser.InstallMode"
  WriteRegStr SHCTX "${OWN_KEY}\Capabilities" "ApplicationName" "${NAME}"
  WriteRegStr SHCTX "${OWN_KEY}\Capabilities" "ApplicationDescription" "$(READS)"
  WriteRegStr SHCTX "Software\RegisteredApplications" "${NAME}" "${OWN_KEY}\Capabilities"
  WriteRegStr SHCTX "Software\Classes\${PAPER}" "" "$(PAPERS)"
  WriteRegStr SHCTX "Software\Classes\${PAPER}\DefaultIcon" "" '"$INSTDIR\${PROGRAM}",0'
  WriteRegStr SHCTX "Software\Classes\${PAPER}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr SHCTX "Software\Classes\Applications\${PROGRAM}" "FriendlyAppName" "${NAME}"
  WriteRegStr SHCTX "Software\Classes\Applications\${PROGRAM}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  !insertmacro EACH_KIND OFFER
  WriteRegStr SHCTX "Software\Microsoft\Windows\CurrentVersion\App Paths\${PROGRAM}" "" "$INSTDIR\${PROGRAM}"

  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "${NAME}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" $0
  ${RefreshShellIcons}
SectionEnd

; What the clerk made is neither here nor removed: it is under %LOCALAPPDATA%\OCRDesk, or where OCRDESK_HOME says.
Section "Uninstall"
  SetRegView 64
  !insertmacro WAIT_UNTIL_CLOSED
  !insertmacro REMOVE_PROGRAM
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  !insertmacro EACH_KIND WITHDRAW
  DeleteRegKey SHCTX "Software\Classes\${PAPER}"
  DeleteRegKey SHCTX "Software\Classes\Applications\${PROGRAM}"
  DeleteRegValue SHCTX "Software\RegisteredApplications" "${NAME}"
  DeleteRegKey SHCTX "Software\Microsoft\Windows\CurrentVersion\App Paths\${PROGRAM}"
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
  DeleteRegValue SHCTX "${OWN_KEY}" "Folder"
  DeleteRegValue SHCTX "${OWN_KEY}" "Mode"
  DeleteRegKey SHCTX "${OWN_KEY}\Capabilities"
  DeleteRegKey /ifempty SHCTX "${OWN_KEY}"
  ${RefreshShellIcons}
SectionEnd
