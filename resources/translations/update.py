"""Brings the translations in step with the source: ``.venv/bin/python resources/translations/update.py``.

Reads the texts that `flexgui.translation` is asked for, and the catalogue's; rewrites each flexgui_*.ts (what is
translated stays, what is gone goes, what is new is marked unfinished) and makes its .qm. Qt's own lupdate reads only
what hangs on a class, so this does its part; Linguist and lrelease take it from there.

For a new language make an empty file, such as flexgui_fr.ts, and run this.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import PySide6

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PACKAGE = ROOT / "flexgui"
CATALOG = PACKAGE / "flex" / "catalog.json"
TABLES = (ast.Name, ast.Attribute, ast.Subscript, ast.Call, ast.IfExp)
"""What may stand in place of a text that `later` has marked elsewhere."""
FIELD_TEXTS = ("label", "description", "note", "synonyms")
CALLS = ("tr", "later", "trn")


class Text(NamedTuple):
    """One text of the source; `one` is its form for one thing, where it counts things."""

    source: str
    place: str
    one: str = ""


def texts() -> list[Text]:
    """Return every text once, in the order of the source."""
    found: dict[tuple[str, bool], Text] = {}
    for text in (*_of_the_source(), *_of_the_catalogue()):
        found.setdefault((text.source, bool(text.one)), text)
    return list(found.values())


def _of_the_source() -> Iterator[Text]:
    for module in sorted(PACKAGE.rglob("*.py")):
        place = module.relative_to(ROOT).as_posix()
        calls = [node for node in ast.walk(ast.parse(module.read_text("utf-8"))) if isinstance(node, ast.Call)]
        for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
            if isinstance(call.func, ast.Name) and call.func.id in CALLS:
                literals = [each.value for each in call.args if isinstance(each, ast.Constant)]
                words = [value for value in literals if isinstance(value, str)]
                if call.func.id == "trn" and len(words) == 2:
                    yield Text(words[1], place, words[0])
                elif call.func.id != "trn" and len(words) == 1:
                    yield Text(words[0], place)


def strange() -> list[str]:
    """Return where a text is asked for that is not written out there, so that it cannot be found: f-strings, sums."""
    found = []
    for module in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS and node.args:
                texts_ = node.args[:2] if node.func.id == "trn" else node.args[:1]
                plain = ast.Constant if node.func.id in ("later", "trn") else (ast.Constant, *TABLES)
                if not all(isinstance(each, plain) for each in texts_):
                    found.append(f"{module.relative_to(ROOT).as_posix()}:{node.lineno}")
    return found


def _of_the_catalogue() -> Iterator[Text]:
    place = CATALOG.relative_to(ROOT).as_posix()
    for group in json.loads(CATALOG.read_text("utf-8"))["groups"]:
        yield Text(group["label"], place)
        for field in group["fields"]:
            yield from (
                Text(field[key], place) for key in ("label", "description", "note", "synonyms") if field.get(key)
            )


def translations(file: Path) -> dict[tuple[str, bool], tuple[str, ...]]:
    """Return what a .ts file has, by source text and whether it counts: its forms, () where it is not translated."""
    if not file.read_text("utf-8").strip():
        return {}
    has: dict[tuple[str, bool], tuple[str, ...]] = {}
    for message in ElementTree.parse(file).iter("message"):
        target = message.find("translation")
        counts = message.get("numerus") == "yes"
        forms = () if target is None else tuple(form.text or "" for form in target.iter("numerusform") if counts)
        if target is not None and not counts:
            forms = (target.text or "",)
        has[message.findtext("source") or "", counts] = forms if any(forms) else ()
    return has


def written(language: str, has: dict[tuple[str, bool], tuple[str, ...]]) -> str:
    """Return the .ts file of a language that has these translations."""
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="{language}"'
    lines = [f'{head} sourcelanguage="en">', "<context>", "    <name>FlexGUI</name>"]
    for text in texts():
        counts = bool(text.one)
        forms = has.get((text.source, counts), ())
        lines.append('    <message numerus="yes">' if counts else "    <message>")
        lines.append(f'        <location filename="../../{text.place}"/>')
        lines.append(f"        <source>{escape(text.source)}</source>")
        if counts:
            lines.append(f"        <extracomment>For one: {escape(text.one)}</extracomment>")
        inner = escape(forms[0]) if forms and not counts else ""
        if counts:
            inner = "".join(f"\n            <numerusform>{escape(form)}</numerusform>" for form in forms or ("", ""))
            inner += "\n        "
        state = "" if forms else ' type="unfinished"'
        lines.append(f"        <translation{state}>{inner}</translation>")
        lines.append("    </message>")
    return "\n".join([*lines, "</context>", "</TS>", ""])


def main() -> None:
    """Rewrite every .ts file, make its .qm, and list what is to be translated."""
    for file in sorted(HERE.glob("flexgui_*.ts")):
        language = file.stem.partition("_")[2]
        file.write_text(written(language, translations(file)), "utf-8")
        lrelease = next(Path(PySide6.__file__).parent.glob("lrelease*"))
        subprocess.run([lrelease, "-silent", file], check=True)
        missing = [source for (source, _), forms in translations(file).items() if not forms]
        print(f"{file.name}: {len(missing)} to translate", *missing, sep="\n  ", file=sys.stderr)


if __name__ == "__main__":
    main()
