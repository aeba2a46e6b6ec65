/* For Wine 8, which lacks this library of Windows. Never part of what is shipped: the mark is searched for.
   It knows no converter, so Qt uses its own. */
__declspec(dllexport) const char mark[] = "FlexGUI: only for Wine";

#define NOTHING(name) __declspec(dllexport) long long name(void) { return 0; }

__declspec(dllexport) void *ucnv_open(const char *name, int *error) {
  (void)name;
  *error = 1; /* U_ILLEGAL_ARGUMENT_ERROR */
  return 0;
}

__declspec(dllexport) const char *ucnv_getStandardName(unsigned short index, const char *name, int *error) {
  (void)index;
  (void)name;
  *error = 1;
  return 0;
}

NOTHING(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
NOTHING(UCNV_TO_U_CALLBACK_SUBSTITUTE)
NOTHING(ucnv_cbFromUWriteUChars)
NOTHING(ucnv_cbToUWriteUChars)
NOTHING(ucnv_close)
NOTHING(ucnv_countAvailable)
NOTHING(ucnv_fromUCountPending)
NOTHING(ucnv_fromUnicode)
NOTHING(ucnv_getAvailableName)
NOTHING(ucnv_getFromUCallBack)
NOTHING(ucnv_getMaxCharSize)
NOTHING(ucnv_getName)
NOTHING(ucnv_getToUCallBack)
NOTHING(ucnv_reset)
NOTHING(ucnv_setFromUCallBack)
NOTHING(ucnv_setToUCallBack)
NOTHING(ucnv_toUCountPending)
NOTHING(ucnv_toUnicode)
