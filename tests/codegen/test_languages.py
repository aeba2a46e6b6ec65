"""The languages: stable names, and a template for each method."""

from __future__ import annotations

from pathlib import Path

from flexgui import codegen
from flexgui.codegen.languages import LANGUAGES, find_language

TEMPLATES = Path(codegen.__file__).with_name("templates")


def test_names_are_stable() -> None:
    names = "shell python python-stdlib node php ruby java csharp go perl powershell"
    assert [each.name for each in LANGUAGES] == names.split()
    assert find_language("node") in LANGUAGES
    assert find_language("Node") is None


def test_each_method_has_a_template_and_all_are_used() -> None:
    expected = {f"{each.name}.{method.value}" for each in LANGUAGES for method in each.methods}
    expected |= {"page.flex-api", "page.microform"}
    expected |= {f"{each.name}.flow" for each in LANGUAGES if each.has_flow}
    assert {path.name for path in TEMPLATES.iterdir()} == expected


def test_every_language_lists_its_requirements() -> None:
    assert all(each.needs.endswith(".") for each in LANGUAGES)
