"""The version resource, which Windows shows in Properties > Details of the program."""

from __future__ import annotations

from typing import Any

ENGLISH, UNICODE = 0x0409, 1200


def version_numbers(version: str) -> tuple[int, int, int, int]:
    """Return the four numbers that Windows requires, without a suffix of `version` ("1.2rc1")."""
    numbers: list[int] = []
    for part in version.split(".")[:4]:
        digits = part[: len(part) - len(part.lstrip("0123456789"))]
        numbers.append(int(digits or 0))
        if digits != part:
            break
    numbers += [0] * (4 - len(numbers))
    return numbers[0], numbers[1], numbers[2], numbers[3]


def version_texts(project: dict[str, Any], version: str, program: str) -> dict[str, str]:
    """Return the texts by their Windows names; `program` is the file name without .exe."""
    about = project["project"]
    return {
        "ProductName": "FlexGUI",
        "ProductVersion": version,
        "FileVersion": version,
        "FileDescription": "FlexGUI",
        "Comments": about["description"],
        "InternalName": program,
        "OriginalFilename": f"{program}.exe",
        "LegalCopyright": f"{about['license']} licence",
    }


def version_resource(project: dict[str, Any], version: str, program: str) -> Any:
    """Return the version resource for PyInstaller; `project` is the parsed pyproject.toml."""
    from PyInstaller.utils.win32 import versioninfo as info  # installed only for a build

    texts = [info.StringStruct(name, text) for name, text in version_texts(project, version, program).items()]
    numbers = version_numbers(version)
    return info.VSVersionInfo(
        ffi=info.FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[
            info.StringFileInfo([info.StringTable(f"{ENGLISH:04x}{UNICODE:04x}", texts)]),
            info.VarFileInfo([info.VarStruct("Translation", [ENGLISH, UNICODE])]),
        ],
    )
