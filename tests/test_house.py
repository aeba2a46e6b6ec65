"""Rules of the code base that no other tool checks: layout, imports, prose, packaging and the README's commands."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tokenize
import tomllib
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "flexgui"
TESTS = ROOT / "tests"
MODULES = sorted(PACKAGE.rglob("*.py"))

# The folders and modules that may import a library, also inside functions. Folders end in a slash.
IMPORTERS = {
    "PySide6": ("ui/",),
    "shiboken6": ("ui/",),
    "requests": ("transport/",),
    "urllib3": ("transport/",),
    "keyring": ("secret_store/",),
    "jeepney": ("secret_store/", "ui/reduced_motion.py"),
    "secretstorage": ("secret_store/",),
    "jwt": ("flex/", "sandbox/"),
    "cryptography": ("flex/", "sandbox/", "workbench.py", "diagnosis/certificate_checks.py"),
}

# Maximum lines of a module; the main window has a smaller maximum.
MAX_LINES = 450
MAX_LINES_OF = {"ui/main_window.py": 350}  # it only lays out and connects

# Words that are not plain technical English, and the files to check.
BANNED_WORDS = re.compile(
    r"\b(anew|nobody|a person|is let go|stands for|whoever|shall|thereof|of ones own|told|lies in)\b",
    re.IGNORECASE,
)
NOT_OUR_PROSE = {"LICENSE", "lock.txt", "test_house.py"}
PROSE_SUFFIXES = {"", ".py", ".md", ".sh", ".toml", ".js", ".qss", ".desktop", ".xml", ".spec"}

# Modules without a test file of their own, and why.
UNMIRRORED = {
    "__main__.py": "one call; tests/cli/test_main.py runs it as a process",
    "flex/auth/steps.py": "values without behaviour; tests/flex/auth/test_auth.py creates them",
    "outcome.py": "values without behaviour; tests/test_workbench.py creates them",
    "readers/pasted.py": "values; tests/readers/test_read.py creates them",
    "ui/controllers/profiles.py": "connects the dialog, stores and window; tests/ui/test_main_window.py uses it there",
    "ui/controllers/request.py": "connects the three panels; tests/ui/test_main_window.py uses it there",
    "ui/qt_application.py": "ends the process; tests/ui/test_termination.py runs it as one",
    "ui/response/token_page.py": "a page of the response; tests/ui/response/test_panel.py shows it there",
    "ui/tasks.py": "a protocol without behaviour; tests/ui/test_background.py tests its implementation",
    **dict.fromkeys(
        (
            "readers/bash_words.py", "readers/bruno.py", "readers/curl_options.py", "readers/curl_verbose.py",
            "readers/fetch.py", "readers/har.py", "readers/head.py", "readers/http_client_debug.py",
            "readers/http_file.py", "readers/httpie.py", "readers/httpie_export.py", "readers/insomnia.py",
            "readers/js_literal.py", "readers/json_text.py", "readers/opencollection.py", "readers/postman.py",
            "readers/powershell.py", "readers/python_sdk.py", "readers/scanner.py", "readers/superagent.py",
        ),
        "one table in tests/readers/test_read.py holds the same request in every form",
    ),
}  # fmt: skip

# Test files that mirror no module, and why.
UNMIRRORING = {
    "test_house.py": "this file",
    "test_packaging.py": "resources/packaging and resources/desktop, from which the frozen app is built",
    "ui/test_keyboard.py": "the keys of the whole window, which involve many modules",
    "test_leaks.py": "tests/leaks.py, which other tests use to search for secrets",
    "ui/test_uncaught.py": "tests/uncaught.py, which fails tests for exceptions that Qt or the sandbox drops",
    "ui/test_layout.py": "the whole window and its dialogs, in each language",
}

# Modules that the first paint does not need; most of them cost tens of milliseconds.
LATE = (
    "requests", "jwt", "cryptography", "keyring", "http.server", "http.client", "urllib.request", "email", "ssl",
    "_hashlib", "flexgui.workbench", "flexgui.transport.client", "flexgui.diagnosis.explanation",
    "flexgui.flex.verification", "flexgui.flex.token", "flexgui.sandbox", "flexgui.ui.token_views.claims_view",
    "flexgui.outcome", "flexgui.diagnosis.findings", "flexgui.flex.credentials", "flexgui.ui.controllers.token_use",
    "flexgui.ui.widgets.steps_view", "sqlite3", "flexgui.history", "flexgui.ui.history",
    "concurrent.futures", "flexgui.secret_store.keyring_store",
)  # fmt: skip


def run_python(code: str, cwd: Path = ROOT, **environment: str) -> str:
    """Run `code` in a new interpreter and return its output; fail the test if it fails."""
    process = subprocess.run(
        [sys.executable, "-c", code],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert process.returncode == 0, process.stderr
    return process.stdout


@cache
def parsed(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


@cache
def imported_names(module: Path) -> frozenset[str]:
    """The top-level packages that a module imports, also inside functions."""
    found: set[str] = set()
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add((node.module or "").partition(".")[0])
    return frozenset(found)


def loaded_by(statement: str) -> set[str]:
    """The names in `sys.modules` after `statement` ran in a new interpreter."""
    return set(run_python(f"import sys; {statement}; print(*sys.modules)").split())


def defines_something(module: Path) -> bool:
    """Return True if a module defines a function or a class."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return any(isinstance(node, kinds) for node in parsed(module).body)


def mirror(module: Path) -> Path:
    """The test file of a module; a package's own code is tested in a file named after the package."""
    place = module.relative_to(PACKAGE)
    name = place.parent.name or PACKAGE.name if place.name == "__init__.py" else place.stem
    return TESTS / place.parent / f"test_{name}.py"


def section_blocks(heading: str) -> list[str]:
    """The fenced blocks of one section of the README."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"README.md has no section '{heading}'"
    return re.findall(r"^```[^\n]*\n(.*?)^```$", found[1], re.MULTILINE | re.DOTALL)


def project_files() -> Iterator[Path]:
    """Every file of the project except those of tools (.git is a file in a worktree)."""
    for place in sorted(ROOT.iterdir()):
        if place.is_file() and place.name != ".git" and not place.name.endswith(".egg-info"):
            yield place
        elif place.name in {".ci", "flexgui", "resources", "tests"}:
            yield from (path for path in sorted(place.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's wheel, built without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def imports() -> dict[str, set[str]]:
    """The modules that each module imports, including imports for type checking and inside functions."""
    graph = grimp.build_graph("flexgui")
    return {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}


def test_import_contracts() -> None:
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    command = [sys.executable, "-c", code, "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_contributors_picture_shows_the_import_contracts() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    picture = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("```")[1]
    shown = [re.split(" {2,}", line)[0].split(" · ") for line in picture.split("\n") if line.strip() and line[0] != " "]
    assert [sorted(names) for names in shown] == [sorted(layer.split(" : ")) for layer in contracts[0]["layers"][1:]]


def test_imports_have_no_cycles(imports: dict[str, set[str]]) -> None:
    # Raises CycleError with the names of the modules. A module that imports its own package is not a cycle.
    TopologicalSorter({name: found - set(parents(name)) for name, found in imports.items()}).prepare()


def parents(name: str) -> Iterator[str]:
    """The packages that contain a module."""
    while "." in name:
        name = name.rpartition(".")[0]
        yield name


def test_import_contracts_cover_every_module(imports: dict[str, set[str]]) -> None:
    source = {".".join(module.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for module in MODULES}
    assert source == set(imports)


def test_a_class_name_has_one_meaning() -> None:
    names = Counter(
        node.name
        for module in MODULES
        for node in parsed(module).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_no_module_is_too_long() -> None:
    too_long = {}
    for module in MODULES:
        name, lines = module.relative_to(PACKAGE).as_posix(), module.read_text(encoding="utf-8").count("\n")
        if lines > MAX_LINES_OF.get(name, MAX_LINES):
            too_long[name] = lines
    assert too_long == {}


def prose(file: Path) -> Iterator[tuple[int, str]]:
    """The comments, strings and names of a Python file, or the lines of another file, with line numbers."""
    if file.suffix != ".py":
        yield from enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        return
    with file.open("rb") as source:
        for token in tokenize.tokenize(source.readline):
            if token.type in (tokenize.COMMENT, tokenize.STRING, tokenize.NAME):
                yield token.start[0], token.string


def test_prose_is_plain_english() -> None:
    found = [
        f"{file.relative_to(ROOT)}:{line}: {word[0]}"
        for file in project_files()
        if file.suffix in PROSE_SUFFIXES and file.name not in NOT_OUR_PROSE
        if BANNED_WORDS.search(file.read_text(encoding="utf-8"))  # parse only the few files with a match
        for line, text in prose(file)
        for word in BANNED_WORDS.finditer(text)
    ]
    assert found == []


@pytest.mark.parametrize("library", IMPORTERS)
def test_a_library_is_imported_only_by_its_packages(library: str) -> None:
    places = {module.relative_to(PACKAGE).as_posix() for module in MODULES if library in imported_names(module)}
    assert {place for place in places if not place.startswith(IMPORTERS[library])} == set()


def test_imported_libraries_are_declared_dependencies() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {re.match(r"[\w-]+", each)[0].lower() for each in declared}
    distributions = {"PySide6": "pyside6-essentials", "shiboken6": "pyside6-essentials", "jwt": "pyjwt"}
    imported = {name for module in MODULES for name in imported_names(module)} - {*sys.stdlib_module_names, "flexgui"}
    assert {distributions.get(name, name) for name in imported} == names


def test_every_module_has_its_test_file() -> None:
    missing = {
        f"{module.relative_to(ROOT)} needs {mirror(module).relative_to(ROOT)}"
        for module in MODULES
        if defines_something(module)
        and module.relative_to(PACKAGE).as_posix() not in UNMIRRORED
        and not mirror(module).is_file()
    }
    assert missing == set()


def test_every_test_file_mirrors_a_module() -> None:
    expected = {mirror(module) for module in MODULES} | {TESTS / name for name in UNMIRRORING}
    here = {path for path in TESTS.rglob("test_*.py") if path.relative_to(TESTS).parts[0] not in {"end2end"}}
    assert {path.relative_to(ROOT).as_posix() for path in here - expected} == set()


def test_listed_exceptions_are_still_needed() -> None:
    assert all((PACKAGE / name).is_file() and not mirror(PACKAGE / name).is_file() for name in UNMIRRORED)
    assert all((TESTS / name).is_file() for name in UNMIRRORING)


def test_nothing_slow_is_imported_before_the_first_paint() -> None:
    assert loaded_by("import flexgui.ui.app").intersection(LATE) == set()


def test_a_command_imports_only_what_it_needs() -> None:
    loaded = loaded_by("import flexgui.cli.capture_context, flexgui.cli.tokenize, flexgui.workbench")
    late = {
        "dataclasses", "keyring", "sqlite3", "jwt", "requests", "cryptography", "flexgui.sandbox", "flexgui.settings",
        "flexgui.flex.redaction", "flexgui.flex.token_search", "flexgui.flex.request_body",
        "flexgui.diagnosis.diagnose", "flexgui.tokenizer",
    }  # fmt: skip
    assert loaded.intersection(late) == set()


def test_the_command_line_imports_no_qt() -> None:
    loaded = loaded_by("import flexgui.cli.main, flexgui.workbench")
    assert {name for name in loaded if name.startswith(("PySide6", "shiboken6", "flexgui.ui"))} == set()


@pytest.mark.parametrize(("heading", "script"), [("Run", "resources/packaging/run"), ("Test", "tests/run")])
def test_readme_gives_one_command(heading: str, script: str) -> None:
    assert section_blocks(heading) == [f"sh {script}\n"]
    assert (ROOT / script).is_file()


def test_top_level_has_only_the_expected_files() -> None:
    wanted = {
        "flexgui", "resources", "tests", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md",
    }  # fmt: skip
    here = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert wanted - here == set()
    assert here - wanted - {"build", "dist"} == set()


def test_no_file_mentions_a_path_outside_the_project() -> None:
    outside = re.compile(r"(?<![\w.])/(?:work|root|Users)/\w|\.\./shared|[A-Z]:\\{1,2}Users\\", re.ASCII)
    named = [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in project_files()
        if path.suffix not in {".png", ".ico", ".qm", ".p12"}
        for found in outside.finditer(path.read_text(encoding="utf-8"))
    ]
    assert named == []


def test_the_wheel_contains_catalogue_and_resources(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    source = {path.relative_to(ROOT).as_posix() for path in MODULES}
    resources = {
        "flexgui/" + path.relative_to(ROOT).as_posix()
        for folder in ("icons", "style", "desktop", "translations")
        for path in (ROOT / "resources" / folder).rglob("*")
        if path.is_file() and path.parent.name != "__pycache__"
    }
    assert (
        source | resources | {"flexgui/flex/catalog.json", "flexgui/diagnosis/causes.json", "flexgui/py.typed"} <= names
    )
    assert {name.partition("/")[0] for name in names if ".dist-info/" not in name} == {"flexgui"}


def test_the_installed_package_finds_its_catalogue_and_its_resources(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    code = """
import flexgui
from PySide6.QtWidgets import QApplication
from flexgui.flex.catalog import load_catalog
from flexgui.ui.resources import stylesheet
app = QApplication([])
print(flexgui.__file__, len(load_catalog().fields), len(stylesheet("dark")))
"""
    file, fields, style = run_python(code, cwd=tmp_path, PYTHONPATH=str(tmp_path)).rsplit(maxsplit=2)
    assert Path(file).is_relative_to(tmp_path)
    assert int(fields) >= 31
    assert int(style) > 0
