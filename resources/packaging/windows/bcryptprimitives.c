/* For Wine 8, which lacks this library of Windows. Never part of what is shipped: the mark is searched for. */
#include <windows.h>

__declspec(dllexport) const char mark[] = "FlexGUI: only for Wine";

BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) {
  return SystemFunction036(data, (ULONG)size);
}
