; The set-up program for Windows. It asks for no administrator rights: everything goes to the user's own folders and
; the user's own part of the registry. `python -m installers.setup_program` compiles it and defines:
;   NAME TITLE VERSION NUMBERS AUTHORS  what the project says of itself
;   PAYLOAD  the folder with the program    ICON SIDE  its icon, and a picture
;   OUTPUT  the set-up program    KILOBYTES  what the program takes
;   COMPRESSOR  lzma, or zlib where it must be quick

Unicode true
SetCompressor /SOLID ${COMPRESSOR}
ManifestDPIAware true
RequestExecutionLevel user

!include "MUI2.nsh"
!include "FileFunc.nsh"

!define PROGRAM "${NAME}.exe"
!define KIND "${TITLE}.Plan"
!define CLASSES "Software\Classes"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${TITLE}"
!define ASSOCIATIONS_CHANGED 0x08000000

Name "${TITLE}"
OutFile "${OUTPUT}"
BrandingText "${TITLE} ${VERSION}"
; There is no choice of folder: whatever is in it belongs to the program, and goes with it.
InstallDir "$LOCALAPPDATA\Programs\${TITLE}"

VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "${TITLE}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "CompanyName" "${AUTHORS}"
VIAddVersionKey "FileDescription" "${TITLE}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "${AUTHORS}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_WELCOMEPAGE_TEXT "$(Welcome)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
; The first is what a system that speaks neither gets.
!insertmacro MUI_LANGUAGE "Dutch"
!insertmacro MUI_LANGUAGE "English"

LangString Welcome ${LANG_DUTCH} "${TITLE} komt in je eigen map op deze computer. Daar zijn geen beheerdersrechten \
  voor nodig.$\r$\n$\r$\nStaat ${TITLE} er al, dan komt deze versie ervoor in de plaats. Je plannen en instellingen \
  blijven zoals ze zijn."
LangString Welcome ${LANG_ENGLISH} "${TITLE} goes into your own folder on this computer. That needs no administrator \
  rights.$\r$\n$\r$\nIf ${TITLE} is there already, this version takes its place. Your plans and settings stay as they \
  are."
LangString IsOpen ${LANG_DUTCH} "${TITLE} staat nog open. Sluit het en probeer het opnieuw."
LangString IsOpen ${LANG_ENGLISH} "${TITLE} is still open. Close it and try again."
LangString PlanFile ${LANG_DUTCH} "${TITLE}-plan"
LangString PlanFile ${LANG_ENGLISH} "${TITLE} plan"
LangString About ${LANG_DUTCH} "Plan de week van de huisartsenpraktijk"
LangString About ${LANG_ENGLISH} "Plan the week of a general practice"

; Waits until the program is closed: the file of a running program cannot be opened for writing.
!macro WaitUntilClosed KIND_OF
  Function ${KIND_OF}WaitUntilClosed
    look:
    IfFileExists "$INSTDIR\${PROGRAM}" 0 closed
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    IfErrors open
    FileClose $0
    closed:
    Return
    open:
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IsOpen)" /SD IDCANCEL IDRETRY look
    SetErrorLevel 1
    Quit
  FunctionEnd
!macroend
!insertmacro WaitUntilClosed ""
!insertmacro WaitUntilClosed "un."

!macro TellExplorer
  System::Call "shell32::SHChangeNotify(i ${ASSOCIATIONS_CHANGED}, i 0, p 0, p 0)"
!macroend

!macro RemoveProgram
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\${NAME}-cli.exe"
  Delete "$INSTDIR\uninstall.exe"
!macroend

Section "${TITLE}"
  SetShellVarContext current
  Call WaitUntilClosed
  ; Nothing of an earlier version stays behind among the new files.
  !insertmacro RemoveProgram
  SetOutPath "$INSTDIR"
  File /r "${PAYLOAD}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\${PROGRAM}" "" "" "" SW_SHOWNORMAL "" "$(About)"

  WriteRegStr HKCU "${CLASSES}\.${NAME}" "" "${KIND}"
  WriteRegStr HKCU "${CLASSES}\.${NAME}" "Content Type" "application/x-${NAME}"
  WriteRegStr HKCU "${CLASSES}\${KIND}" "" "$(PlanFile)"
  WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  !insertmacro TellExplorer

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${AUTHORS}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

; Plans and settings are the user's, not the program's: they stay.
Section "Uninstall"
  SetShellVarContext current
  Call un.WaitUntilClosed
  !insertmacro RemoveProgram
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${TITLE}.lnk"

  ReadRegStr $0 HKCU "${CLASSES}\.${NAME}" ""
  ${If} $0 == "${KIND}"
    DeleteRegKey HKCU "${CLASSES}\.${NAME}"
  ${EndIf}
  DeleteRegKey HKCU "${CLASSES}\${KIND}"
  DeleteRegKey HKCU "${UNINSTALL}"
  !insertmacro TellExplorer
SectionEnd
