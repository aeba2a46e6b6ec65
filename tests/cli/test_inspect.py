"""`flexgui inspect` against a running sandbox."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
import requests

from flexgui.cli.main import main
from flexgui.sandbox import Sandbox
from tests.cli.commands import Capture, print_context, run_process, variables
from tests.made_token import made_token
from tests.specimens import specimen, specimens

GENUINE: str = specimen("capture-context", "s01")["input"]["jwt"]
BEARER: str = specimen("jwt-auth", "s06")["expected"]["token"]


def test_a_local_server_is_trusted_only_if_configured(
    sandbox: Sandbox, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = print_context(capsys)
    assert main(["inspect", token, "--json"]) == 0  # trusted because of FLEXGUI_BASE_URL
    printed = json.loads(capsys.readouterr().out)
    assert printed.keys() == {"kind", "header", "claims", "verification"}
    assert printed["kind"] == "capture-context"
    assert printed["verification"]["signature"].keys() == {"state", "reason"}
    assert printed["verification"]["signature"]["state"] == "valid"
    for name in variables(sandbox):
        monkeypatch.delenv(name)
    assert main(["inspect", token]) == 3
    out, err = capsys.readouterr()
    assert "signature: not checked" in out
    assert "origin: not checked" in out
    assert sandbox.base_url in err
    assert "FLEXGUI_BASE_URL" in err


def test_a_context_of_the_embedded_sandbox_is_verified_after_it_has_stopped(home: Path) -> None:
    token = run_process("capture-context", FLEXGUI_HOME=str(home)).stdout.strip()
    done = run_process("inspect", token, FLEXGUI_HOME=str(home))
    assert (done.returncode, done.stderr) == (0, "")
    elsewhere = run_process("inspect", token, FLEXGUI_HOME=str(home / "other"))
    assert elsewhere.returncode == 3


@pytest.mark.parametrize("option", ["--key", "--context"])
@pytest.mark.parametrize("content", ["no key and no token", "", "{}", "\x00\xff"])
def test_an_unusable_file_is_2(option: str, content: str, tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "wrong.txt"
    file.write_text(content)
    assert main(["inspect", GENUINE, option, str(file)]) == 2
    assert capsys.readouterr().err.startswith("flexgui: wrong.txt ")


@pytest.mark.parametrize(
    "argument", ["https://apitest.cybersource.com/up/v1/payment-details/{}", "HTTP://x.example/?token={}"]
)
def test_a_url_that_contains_a_token_is_accepted(argument: str, capsys: Capture) -> None:
    main(["inspect", argument.format(GENUINE), "--json"])
    assert json.loads(capsys.readouterr().out)["kind"] == "capture-context"


def test_the_token_of_the_response_is_checked_and_others_are_listed(tmp_path: Path, capsys: Capture) -> None:
    log = tmp_path / "log"
    log.write_text(f"> POST / HTTP/1.1\n> Authorization: Bearer {BEARER}\n>\n< HTTP/1.1 201\n<\n{GENUINE}\n")
    main(["inspect", str(log)])
    out, err = capsys.readouterr()
    assert out.startswith("kind: capture-context\n")
    assert (
        f"The text holds 2 tokens. Only this one is checked: capture-context · in the response · …{GENUINE[-8:]}."
        in err
    )
    assert f"Others: bearer · in the request · …{BEARER[-8:]}." in err


@pytest.mark.parametrize("claims", ["[" * 98 + "0," * 40_000 + "0" + "]" * 98, '{"a":' * 98 + "1" + "}" * 98])
@pytest.mark.parametrize("options", [[], ["--json"]])
def test_the_output_has_a_maximum_length(claims: str, options: list[str], capsys: Capture) -> None:
    token = made_token(claims, "AAAA")
    main(["inspect", token, *options])
    assert len(capsys.readouterr().out) < 5 * len(token) + 50_000


def test_a_token_is_found_in_a_file(sandbox: Sandbox, capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text(f'HTTP/1.1 201 Created\r\nA: b\r\n\r\n"{print_context(capsys)}"\n')
    assert main(["inspect", str(tmp_path / "t.txt")]) == 0
    out, err = capsys.readouterr()
    assert "kind: capture-context\n" in out
    assert "signature: valid" in out
    assert "encryption data: valid" in out
    assert err == ""


def test_a_changed_token_is_1(sandbox: Sandbox, capsys: Capture) -> None:
    head, claims, proof = print_context(capsys).split(".")
    assert main(["inspect", f"{head}.{claims}.{proof[:-8]}AAAAAAAA"]) == 1
    assert "Signature invalid" in capsys.readouterr().err


def test_an_unreachable_server_is_3(sandbox: Sandbox, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    token = print_context(capsys)
    monkeypatch.setenv("FLEXGUI_BASE_URL", "http://127.0.0.1:9")
    assert main(["inspect", token, "--json"]) == 3
    out, err = capsys.readouterr()
    assert json.loads(out)["verification"]["signature"]["state"] == "not checked"
    assert "not checked" in err


@pytest.mark.parametrize("vector", specimens("capture-context"), ids=lambda each: each["id"])
def test_a_real_context_can_be_inspected_offline(
    vector: dict[str, dict[str, object]], capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLEXGUI_BASE_URL", "http://127.0.0.1:9")
    text = next(each for each in vector["input"].values() if isinstance(each, str) and each.count(".") == 2)
    assert main(["inspect", text, "--json"]) in (1, 3)
    printed = json.loads(capsys.readouterr().out)
    assert printed["kind"] == "capture-context"
    assert printed["verification"]["signature"]["state"] == "not checked"


def test_the_key_can_be_a_file(sandbox: Sandbox, capsys: Capture, tmp_path: Path) -> None:
    token = print_context(capsys)
    kid = json.loads(run_process("inspect", token, "--json").stdout)["header"]["kid"]
    key = requests.get(f"{sandbox.base_url}/flex/v2/public-keys/{kid}", timeout=10).text
    (tmp_path / "key.json").write_text(key)
    assert main(["inspect", token, "--key", str(tmp_path / "key.json"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["verification"]["signature"]["state"] == "valid"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x" * 10_000, "The text has one part"),
        (f"{GENUINE[1:]}", "header"),
        (GENUINE.partition(".")[0], "cut off in its header"),
        (GENUINE.rpartition(".")[0], "the signature is missing"),
        (f"{GENUINE[:99]}…", "The token is shortened"),
        ("1E0A" * 16, "the ID (jti) of a transient token"),
        ("https://apitest.cybersource.com/", "There is no token in the text"),
    ],
)
def test_a_damaged_token_is_1(text: str, message: str, capsys: Capture) -> None:
    assert main(["inspect", text]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("flexgui: ")
    assert message in err
    assert "file" not in err


@pytest.mark.parametrize(
    "name",
    [
        "nosuch", "nosuch.txt", "no/such", "a.b", "a.b.c", "~/key.v2.p12", "a b", "\x1b[31mred\x1b[0m",
        "n" * 60 + ".json",
    ],
)  # fmt: skip
def test_a_missing_file_is_2(name: str, capsys: Capture) -> None:
    assert main(["inspect", name]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    shown = name.replace("\x1b", "\\u001b")
    assert err.startswith(f"flexgui: There is no file “{shown}”, and the text is no token either")
    assert "the name of a file that holds one, or - for standard input." in err


def test_a_folder_is_2(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "tokens.d").mkdir()
    assert main(["inspect", str(tmp_path / "tokens.d")]) == 2
    assert "tokens.d could not be read: it is a folder" in capsys.readouterr().err


def test_standard_input_without_a_context_is_2(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"no token")))
    assert main(["inspect", GENUINE, "--context", "-"]) == 2
    assert capsys.readouterr().err.startswith("flexgui: Standard input holds no capture context: ")


def test_claims_are_escaped(capsys: Capture) -> None:
    token = made_token({"a": chr(27) + "[31m", "b": chr(0x202E), "c": chr(0xD800)}, "AAAA", alg="none")
    assert main(["inspect", token]) in (1, 3)
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert chr(0x202E) not in out


@pytest.mark.parametrize(
    "claims", [b'{"n": %s}' % (b"9" * 5000), b'{"n": 1e400}', b'{"a": 1, "a": 2}', b"[" * 900 + b"]" * 900]
)
def test_unusual_claims_are_printed(claims: bytes, capsys: Capture) -> None:
    token = made_token(claims, "AAAA", alg="none")
    for flags in ([], ["--json"]):
        assert main(["inspect", token, *flags]) in (1, 3)
        out, err = capsys.readouterr()
        assert "This should not happen" not in err
        if flags and out:
            json.loads(out, parse_int=str)
