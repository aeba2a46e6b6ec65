; The installer for one user, without administrator rights; see windows_packages.py, which passes VERSION, NUMBERS,
; FOLDER, REMOVE (the file with the commands that remove what was installed), ICON, LICENCE, OUT and, where there is a
; choice, TARGET.
; Silent: flexgui-VERSION-windows-x86_64-setup.exe /S [/D=C:\folder, last and without quotes].
; Exit codes: 0 installed, 1 cancelled, 2 not installed, because FlexGUI is running or the folder is read-only.
Unicode true
!ifdef TARGET
  Target "${TARGET}"
!endif
SetCompressor /SOLID lzma
SetDateSave off
ManifestSupportedOS Win10
ManifestDPIAware true
ManifestLongPathAware true
RequestExecutionLevel user
!include "MUI2.nsh"

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\FlexGUI"
Name "FlexGUI"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\FlexGUI"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "FlexGUI"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "FlexGUI"
VIAddVersionKey "LegalCopyright" "MIT licence"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\flexgui.exe"
!define MUI_UNFINISHPAGE_NOAUTOCLOSE
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"

LangString RUNNING ${LANG_ENGLISH} "FlexGUI is running, or this folder cannot be written to: $INSTDIR. Close FlexGUI or choose another folder, then try again."
LangString RUNNING ${LANG_GERMAN} "FlexGUI läuft, oder in diesen Ordner kann nicht geschrieben werden: $INSTDIR. Beenden Sie FlexGUI, oder wählen Sie einen anderen Ordner, und versuchen Sie es erneut."
LangString KEPT ${LANG_ENGLISH} "Your profiles, settings and history are still in $APPDATA\FlexGUI, and your secrets in the Windows Credential Manager (entries that contain FlexGUI). Delete them there if you no longer need them."
LangString KEPT ${LANG_GERMAN} "Ihre Profile, Einstellungen und Ihr Verlauf liegen weiterhin in $APPDATA\FlexGUI, Ihre Geheimnisse in der Windows-Anmeldeinformationsverwaltung (Einträge, die FlexGUI enthalten). Löschen Sie sie dort, wenn Sie sie nicht mehr brauchen."

!macro STOP_IF_RUNNING
  ; A running program cannot be opened for writing.
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\flexgui.exe"
    FileOpen $0 "$INSTDIR\flexgui.exe" a
    FileClose $0
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\flexgui-cli.exe"
    FileOpen $0 "$INSTDIR\flexgui-cli.exe" a
    FileClose $0
  ${EndIf}
  ${If} ${Errors}
    Call ${UN}refuse
  ${EndIf}
!macroend

!macro REFUSE
  MessageBox MB_OK|MB_ICONSTOP "$(RUNNING)" /SD IDOK
  SetErrorLevel 2
  Quit
!macroend

Function refuse
  !insertmacro REFUSE
FunctionEnd

Function un.refuse
  !insertmacro REFUSE
FunctionEnd

Section
  !define UN ""
  !insertmacro STOP_IF_RUNNING
  !undef UN
  ; Files of an earlier version that this one does not have are removed by that version.
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    ExecWait '"$INSTDIR\uninstall.exe" /S _?=$INSTDIR'
  ${EndIf}
  SetOutPath "$INSTDIR"
  ClearErrors
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${If} ${Errors}
    Call refuse
  ${EndIf}
  File /r "${FOLDER}\*"
  CreateShortcut "$SMPROGRAMS\FlexGUI.lnk" "$INSTDIR\flexgui.exe"
  WriteRegStr HKCU "${KEY}" "DisplayName" "FlexGUI"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\flexgui.exe"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  !define UN "un."
  !insertmacro STOP_IF_RUNNING
  !undef UN
  !include "${REMOVE}"
  Delete "$INSTDIR\uninstall.exe"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\FlexGUI.lnk"
  DeleteRegKey HKCU "${KEY}"
  DetailPrint "$(KEPT)"
  ${If} ${FileExists} "$APPDATA\FlexGUI\*.*"
    MessageBox MB_OK|MB_ICONINFORMATION "$(KEPT)" /SD IDOK
  ${EndIf}
SectionEnd
