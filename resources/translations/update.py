"""Updates the translations from the source: ``.venv/bin/python resources/translations/update.py``.

Collects the texts in calls of `flexgui.translation` and in both catalogues, rewrites each flexgui_*.ts (keeps existing
translations, removes obsolete ones, marks new texts as unfinished) and compiles its .qm. Qt's lupdate cannot be used,
because it reads only translations in methods of a class; Linguist and lrelease can.

For a new language create an empty file, such as flexgui_fr.ts, and run this script.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import PySide6

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PACKAGE = ROOT / "flexgui"
CATALOG, CAUSES = PACKAGE / "flex" / "catalog.json", PACKAGE / "diagnosis" / "causes.json"
REFERENCES = (ast.Name, ast.Attribute, ast.Subscript, ast.Call, ast.IfExp)
"""Expressions that may refer to a text marked by `later` elsewhere."""
FIELD_TEXTS = ("label", "description", "note", "synonyms")
CALLS = ("tr", "later", "trn")


class Text(NamedTuple):
    """A source text; `one` is its singular form if it has one."""

    source: str
    place: str
    one: str = ""


@cache
def texts() -> list[Text]:
    """Return every text once, in source order."""
    found: dict[tuple[str, bool], Text] = {}
    for text in (*_cause_texts(), *_source_texts(), *_catalogue_texts()):
        found.setdefault((text.source, bool(text.one)), text)
    return list(found.values())


def _source_texts() -> Iterator[Text]:
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


def non_literal_calls() -> list[str]:
    """Return the locations of calls whose text is not a literal and cannot be collected, such as f-strings."""
    found = []
    for module in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS and node.args:
                texts_ = node.args[:2] if node.func.id == "trn" else node.args[:1]
                plain = ast.Constant if node.func.id in ("later", "trn") else (ast.Constant, *REFERENCES)
                if not all(isinstance(each, plain) for each in texts_):
                    found.append(f"{module.relative_to(ROOT).as_posix()}:{node.lineno}")
    return found


def _catalogue_texts() -> Iterator[Text]:
    place = CATALOG.relative_to(ROOT).as_posix()
    for group in json.loads(CATALOG.read_text("utf-8"))["groups"]:
        yield Text(group["label"], place)
        for field in group["fields"]:
            yield from (
                Text(field[key], place) for key in ("label", "description", "note", "synonyms") if field.get(key)
            )


def _cause_texts() -> Iterator[Text]:
    place = CAUSES.relative_to(ROOT).as_posix()
    for cause in json.loads(CAUSES.read_text("utf-8")).values():
        yield from (Text(cause[key], place) for key in ("title", "fix"))


def translations(file: Path) -> dict[tuple[str, bool], tuple[str, ...]]:
    """Return the translated forms in a .ts file by source text and whether it has plurals; () if untranslated."""
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


def ts_content(language: str, has: dict[tuple[str, bool], tuple[str, ...]]) -> str:
    """Return the content of the .ts file of a language with these translations."""
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
    """Rewrite every .ts file, compile its .qm, and list the untranslated texts."""
    for file in sorted(HERE.glob("flexgui_*.ts")):
        language = file.stem.partition("_")[2]
        file.write_text(ts_content(language, translations(file)), "utf-8")
        lrelease = next(Path(PySide6.__file__).parent.glob("lrelease*"))
        subprocess.run([lrelease, "-silent", file], check=True)
        missing = [source for (source, _), forms in translations(file).items() if not forms]
        print(f"{file.name}: {len(missing)} to translate", *missing, sep="\n  ", file=sys.stderr)


if __name__ == "__main__":
    main()
