from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from flexgui import __version__
from flexgui.cli.main import _opens_a_window, main
from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles.profile import Profile
from flexgui.profiles.store import ProfileStore
from flexgui.sandbox import Sandbox
from tests.made_p12 import PASS_PHRASE, make_p12
from tests.specimens import specimens

Capture = pytest.CaptureFixture[str]
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def shared() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


def variables(sandbox: Sandbox) -> dict[str, str]:
    return {
        "FLEXGUI_MERCHANT_ID": sandbox.merchant_id,
        "FLEXGUI_KEY_ID": sandbox.key_id,
        "FLEXGUI_SHARED_SECRET": sandbox.shared_secret.reveal(),
        "FLEXGUI_BASE_URL": sandbox.base_url,
    }


@pytest.fixture
def sandbox(shared: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    for name, value in variables(shared).items():
        monkeypatch.setenv(name, value)
    yield shared
    shared.faults.clear()


def context(capsys: Capture) -> str:
    assert main(["capture-context"]) == 0
    return capsys.readouterr().out.strip()


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "flexgui", *arguments],
        env=os.environ | environment, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


# -- capture-context


@pytest.mark.parametrize("auth", ["", "jwt_shared_secret", "http_signature"])
def test_the_jwt_alone_is_printed(
    sandbox: Sandbox, capsys: Capture, monkeypatch: pytest.MonkeyPatch, auth: str
) -> None:
    monkeypatch.setenv("FLEXGUI_AUTH", auth)
    assert main(["capture-context"]) == 0
    out, err = capsys.readouterr()
    assert out.count("\n") == 1
    assert out.count(".") == 2
    assert err == ""


def test_it_works_on_any_machine_at_once(capsys: Capture) -> None:
    assert main(["capture-context", "--preset", "everything", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["exchange"]["response"]["status"] == 201


def test_the_whole_outcome_as_json(sandbox: Sandbox, capsys: Capture) -> None:
    assert main(["capture-context", "--json"]) == 0
    out = capsys.readouterr().out
    told = json.loads(out)
    assert told["kind"] == "capture-context"
    assert told["header"]["alg"] == "RS256"
    assert told["verification"]["signature"]["state"] == "valid"
    assert told["claims"]["flx"]["origin"] == sandbox.base_url
    assert told["exchange"]["request"]["method"] == "POST"
    assert told["token"].count(".") == 2
    assert sandbox.shared_secret.reveal() not in out


def body_of(capsys: Capture, *arguments: str) -> dict[str, object]:
    assert main(["capture-context", "--json", *arguments]) == 0
    body: dict[str, object] = json.loads(json.loads(capsys.readouterr().out)["exchange"]["request"]["body"])
    return body


def test_fields_can_be_named_one_by_one(sandbox: Sandbox, capsys: Capture) -> None:
    card = "paymentInformation.card"
    assert body_of(capsys, "--field", f"{card}.number", "--field", f"{card}.securityCode=optional") == {
        "fields": {"paymentInformation": {"card": {"number": {}, "securityCode": {"required": False}}}}
    }


def test_a_field_is_added_to_a_preset(sandbox: Sandbox, capsys: Capture) -> None:
    body = body_of(capsys, "--preset", "card", "--field", "orderInformation.billTo.email=optional")
    assert body == {
        "fields": {
            "paymentInformation": {"card": {"number": {}}},
            "orderInformation": {"billTo": {"email": {"required": False}}},
        }
    }


def test_the_body_can_come_from_a_file(sandbox: Sandbox, capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "body.json"
    path.write_text('\ufeff{ "fields": {"paymentInformation": {"card": {"number": {"required": true}}}} }')
    body = {"fields": {"paymentInformation": {"card": {"number": {"required": True}}}}}
    assert body_of(capsys, "--body", str(path)) == body


def test_a_preset_of_ones_own(sandbox: Sandbox, capsys: Capture, home: Path) -> None:
    home.mkdir()
    entries = [["paymentInformation.card.number", None], {"path": "a.b", "required": False}, "c.d", 7, [1]]
    (home / "settings.json").write_text(json.dumps({"user_presets": {"Mine": entries}}))
    assert main(["capture-context", "--preset", "mine", "--json"]) == 1, "the sandbox knows no a.b"
    body = json.loads(json.loads(capsys.readouterr().out)["exchange"]["request"]["body"])
    assert body["fields"]["a"] == {"b": {"required": False}}
    assert body["fields"]["c"] == {"d": {}}


@pytest.mark.parametrize(
    ("fault", "code", "said"),
    [
        ("401", 1, "401 Authentication Failed"),
        ("html", 1, "web page"),
        ("not-a-jwt", 1, "no token"),
        ("bad-signature", 1, "Signature invalid"),
        ("expired", 1, "expired"),
        ("reset", 3, "Connection broken"),
        ("public-key-404", 3, "not checked"),
        ("skewed-clock", 1, "ahead of this machine."),
    ],
)
def test_exit_codes_tell_no_from_not_had(sandbox: Sandbox, capsys: Capture, fault: str, code: int, said: str) -> None:
    sandbox.faults.add(fault)
    assert main(["capture-context"]) == code
    out, err = capsys.readouterr()
    assert said in err
    assert "Traceback" not in err
    assert (out != "") == (fault == "public-key-404"), "what was found bad is not handed on"


def test_nobody_there_is_3(sandbox: Sandbox, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLEXGUI_BASE_URL", "http://127.0.0.1:9")
    assert main(["capture-context", "--json"]) == 3
    told = json.loads(capsys.readouterr().out)
    assert told["exchange"]["failure"]["kind"] == "refused"
    assert told["token"] is None


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["capture-context", "--preset", "none such"],
        ["capture-context", "--field", "a b"],
        ["capture-context", "--field", "a.b=maybe"],
        ["capture-context", "--profile", "none such"],
        ["capture-context", "--body", "/no/such/file"],
        ["capture-context", "--pre", "Card"],
        ["inspect"],
        ["inspect", "a.b.c", "--key", "x", "--profile", "y"],
        ["sandbox", "--port", "70000"],
        ["sandbox", "--context-lifetime", "0"],
    ],
)
def test_asked_wrongly_is_2(arguments: list[str], capsys: Capture) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err


@pytest.mark.parametrize("body", ["{", "[]", '{"fields": {"a": {"required": 1}}}', ""])
def test_a_body_that_cannot_be_sent_is_2(body: str, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "b.json").write_text(body)
    assert main(["capture-context", "--body", str(tmp_path / "b.json")]) == 2
    assert capsys.readouterr().err.startswith("flexgui: ")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("FLEXGUI_SHARED_SECRET", "", "FLEXGUI_SHARED_SECRET missing"),
        ("FLEXGUI_SHARED_SECRET", "not base64!", "FLEXGUI_SHARED_SECRET: "),
        ("FLEXGUI_BASE_URL", "https://evil.example", "evil.example"),
        ("FLEXGUI_AUTH", "basic", "FLEXGUI_AUTH is"),
    ],
)
def test_half_a_profile_in_the_environment_is_2(
    sandbox: Sandbox, capsys: Capture, monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(name, value)
    assert main(["capture-context"]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert "not base64!" not in err


def test_a_profile_without_a_keyring_is_3(home: Path, tmp_path: Path) -> None:
    ProfileStore(home).save([Profile("p", "Acme", EnvironmentKind.TEST, "m", "k")])
    environment = {"FLEXGUI_HOME": str(home), "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    done = process("capture-context", "--profile", "Acme", **environment)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("flexgui: There is no keyring on this computer. Start one, ")
    assert "FLEXGUI_MERCHANT_ID" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_name_that_two_profiles_have_is_2(home: Path, capsys: Capture) -> None:
    ProfileStore(home).save([Profile(each, "Acme", EnvironmentKind.TEST, "m", "k") for each in ("p1", "p2")])
    assert main(["capture-context", "--profile", "Acme"]) == 2
    assert "its ID: p1, p2" in capsys.readouterr().err


def test_support_is_named_only_where_it_is_theirs(sandbox: Sandbox, capsys: Capture) -> None:
    sandbox.faults.add("401")
    assert main(["capture-context"]) == 1
    err = capsys.readouterr().err
    assert "For the server's log: correlation ID " in err
    assert "CyberSource support" not in err


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_a_certificate_that_cannot_be_read_is_2(content: str | None, tmp_path: Path, capsys: Capture) -> None:
    if content is not None:
        (tmp_path / "c.pem").write_text(content)
    assert main(["sandbox", "--certificate", str(tmp_path / "c.pem")]) == 2
    assert "c.pem" in capsys.readouterr().err


def test_a_p12_signs_for_a_script(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    made = make_p12("acme")
    (tmp_path / "acme.pem").write_bytes(made.pem)
    (tmp_path / "acme.p12").write_bytes(made.raw)
    running = subprocess.Popen(
        [sys.executable, "-m", "flexgui", "sandbox", "--json", "--certificate", str(tmp_path / "acme.pem")],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert running.stdout is not None
        told = json.loads(running.stdout.readline())
        assert told["merchant_id"] == "acme"  # the certificate's, for none was named
        monkeypatch.setenv("FLEXGUI_AUTH", "jwt_p12")
        monkeypatch.setenv("FLEXGUI_MERCHANT_ID", "acme")
        monkeypatch.setenv("FLEXGUI_BASE_URL", told["base_url"])
        monkeypatch.setenv("FLEXGUI_P12_FILE", str(tmp_path / "acme.p12"))
        assert main(["capture-context"]) == 2
        assert "FLEXGUI_P12_PASSWORD missing" in capsys.readouterr().err
        monkeypatch.setenv("FLEXGUI_P12_PASSWORD", PASS_PHRASE)
        assert main(["capture-context", "--json"]) == 0
        out, err = capsys.readouterr()
        assert json.loads(out)["verification"]["signature"]["state"] == "valid"
        assert PASS_PHRASE not in out + err
        monkeypatch.setenv("FLEXGUI_P12_PASSWORD", "wrong")
        assert main(["capture-context"]) == 3
        assert "does not open" in capsys.readouterr().err
    finally:
        running.terminate()
        running.communicate(timeout=20)


def test_a_live_account_needs_a_word_more(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLEXGUI_MERCHANT_ID", "acme")
    monkeypatch.setenv("FLEXGUI_KEY_ID", "1" * 36)
    monkeypatch.setenv("FLEXGUI_SHARED_SECRET", "k" * 43 + "=")
    monkeypatch.setenv("FLEXGUI_BASE_URL", "https://api.cybersource.com")
    assert main(["capture-context"]) == 2
    out, err = capsys.readouterr()
    assert (out, "live account of acme" in err, "--production" in err) == ("", True, True)


# -- inspect


def test_inspect_fetches_the_key_from_the_tokens_environment(
    sandbox: Sandbox, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = context(capsys)
    for name in variables(sandbox):
        monkeypatch.delenv(name)
    assert main(["inspect", token, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told.keys() == {"kind", "header", "claims", "verification"}
    assert told["kind"] == "capture-context"
    assert told["verification"]["signature"].keys() == {"state", "reason"}
    assert told["verification"]["signature"]["state"] == "valid"


def test_inspect_reads_a_file_and_forgives(sandbox: Sandbox, capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text(f'HTTP/1.1 201 Created\r\nA: b\r\n\r\n"{context(capsys)}"\n')
    assert main(["inspect", str(tmp_path / "t.txt")]) == 0
    out, err = capsys.readouterr()
    assert "kind: capture-context\n" in out
    assert "signature: valid" in out
    assert err == ""


def test_inspect_of_an_edited_token_is_1(sandbox: Sandbox, capsys: Capture) -> None:
    head, claims, proof = context(capsys).split(".")
    assert main(["inspect", f"{head}.{claims}.{proof[:-8]}AAAAAAAA"]) == 1
    assert "Signature invalid" in capsys.readouterr().err


def test_inspect_with_the_server_gone_is_3(sandbox: Sandbox, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    token = context(capsys)
    monkeypatch.setenv("FLEXGUI_BASE_URL", "http://127.0.0.1:9")
    assert main(["inspect", token, "--json"]) == 3
    out, err = capsys.readouterr()
    assert json.loads(out)["verification"]["signature"]["state"] == "not checked"
    assert "not checked" in err


@pytest.mark.parametrize("vector", specimens("capture-context"), ids=lambda each: each["id"])
def test_inspect_of_a_real_context_without_a_network(
    vector: dict[str, dict[str, object]], capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLEXGUI_BASE_URL", "http://127.0.0.1:9")
    text = next(each for each in vector["input"].values() if isinstance(each, str) and each.count(".") == 2)
    assert main(["inspect", text, "--json"]) in (1, 3)
    told = json.loads(capsys.readouterr().out)
    assert told["kind"] == "capture-context"
    assert told["verification"]["signature"]["state"] == "not checked"


def test_the_key_can_be_a_file(sandbox: Sandbox, capsys: Capture, tmp_path: Path) -> None:
    import requests

    token = context(capsys)
    kid = json.loads(process("inspect", token, "--json").stdout)["header"]["kid"]
    key = requests.get(f"{sandbox.base_url}/flex/v2/public-keys/{kid}", timeout=10).text
    (tmp_path / "key.json").write_text(key)
    assert main(["inspect", token, "--key", str(tmp_path / "key.json"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["verification"]["signature"]["state"] == "valid"


@pytest.mark.parametrize("text", ["hello", "a.b", "a.b.c", "..", "x" * 10_000, "\x1b[31mred\x1b[0m"])
def test_what_is_no_token_is_1_and_steers_no_terminal(text: str, capsys: Capture) -> None:
    assert main(["inspect", text]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("flexgui: ")
    assert "\x1b" not in err


def test_claims_steer_no_terminal(capsys: Capture) -> None:
    import base64

    def part(value: object) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")

    token = f"{part({'alg': 'none'})}.{part({'a': chr(27) + '[31m', 'b': chr(0x202E), 'c': chr(0xD800)})}.AAAA"
    assert main(["inspect", token]) in (1, 3)
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert chr(0x202E) not in out


@pytest.mark.parametrize(
    "claims", [b'{"n": %s}' % (b"9" * 5000), b'{"n": 1e400}', b'{"a": 1, "a": 2}', b"[" * 900 + b"]" * 900]
)
def test_odd_claims_are_printed_or_refused_in_one_line(claims: bytes, capsys: Capture) -> None:
    import base64

    middle = base64.urlsafe_b64encode(claims).decode().rstrip("=")
    for flags in ([], ["--json"]):
        assert main(["inspect", f"eyJhbGciOiJub25lIn0.{middle}.AAAA", *flags]) in (1, 3)
        out, err = capsys.readouterr()
        assert "This should not happen" not in err
        if flags and out:
            json.loads(out, parse_int=str)


def test_standard_input_and_a_reader_that_leaves(shared: Sandbox) -> None:
    environment = os.environ | variables(shared)
    command = [sys.executable, "-m", "flexgui"]
    token = subprocess.run([*command, "capture-context"], env=environment, cwd=ROOT, capture_output=True, check=True)
    piped = subprocess.Popen(
        [*command, "inspect", "-", "--json"], env=environment, cwd=ROOT,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert piped.stdin is not None
    assert piped.stdout is not None
    assert piped.stderr is not None
    piped.stdout.close()
    piped.stdin.write(token.stdout)
    piped.stdin.close()
    assert piped.stderr.read() == b""
    piped.stderr.close()
    piped.wait(30)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only some systems have a full disk at hand")
def test_a_full_disk_is_told_in_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "flexgui", "inspect", "eyJhbGciOiJub25lIn0.e30.AAAA", "--json"]
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr.splitlines()[-1] == "flexgui: The output could not be written: No space left on device."


def test_help_and_version_reach_a_pipe() -> None:
    assert process("--version").stdout == f"FlexGUI {__version__}\n"
    assert "capture-context" in process("--help").stdout


# -- sandbox


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_the_sandbox_runs_until_it_is_told_to_stop(end: signal.Signals) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "flexgui", "sandbox", "--json"],
        env=os.environ | {"FLEXGUI_MERCHANT_ID": "mine"}, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    assert running.stdout is not None
    told = json.loads(running.stdout.readline())
    assert told.keys() == {"base_url", "ca_file", "merchant_id", "key_id", "shared_secret", "pid"}
    assert (told["merchant_id"], told["pid"]) == ("mine", running.pid)
    done = process(
        "capture-context",
        FLEXGUI_MERCHANT_ID="mine",
        FLEXGUI_KEY_ID=told["key_id"],
        FLEXGUI_SHARED_SECRET=told["shared_secret"],
        FLEXGUI_BASE_URL=told["base_url"],
    )
    assert done.returncode == 0, done.stderr
    running.send_signal(end)
    out, err = running.communicate(timeout=20)
    assert (running.returncode, out, err) == (0, "", "")


def test_a_port_that_is_taken_is_told(shared: Sandbox, capsys: Capture) -> None:
    before = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        assert main(["sandbox", "--port", shared.base_url.rpartition(":")[2]]) == 3
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
    assert "is taken" in capsys.readouterr().err


# -- the program


def test_the_version(capsys: Capture) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"FlexGUI {__version__}\n"


def test_a_command_loads_no_qt_and_nothing_it_does_not_need(shared: Sandbox) -> None:
    code = (
        "import sys; from flexgui.cli.main import main; code = main(['capture-context']); "
        "print(*sorted(sys.modules), file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | variables(shared), cwd=ROOT, capture_output=True, text=True,
        timeout=60, check=True,
    )  # fmt: skip
    loaded = set(done.stderr.split())
    unwanted = {"PySide6", "shiboken6", "keyring", "flexgui.sandbox", "flexgui.ui", "http.server"}
    assert not unwanted & loaded


def test_whatever_breaks_is_one_line_without_values(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def burst(*_: object) -> int:
        raise LookupError("hush")

    monkeypatch.setattr("flexgui.cli.main._capture_context", burst)
    assert main(["capture-context"]) == 3
    err = capsys.readouterr().err
    assert err == "flexgui: This should not happen: LookupError. Please report it with what you did.\n"


def test_a_file_that_is_not_there_is_no_bad_token(capsys: Capture) -> None:
    assert main(["inspect", "nosuch.txt"]) == 2
    assert "no file “nosuch.txt”" in capsys.readouterr().err


def test_a_closed_output_is_said_in_a_line() -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$0" -m flexgui capture-context >&-', sys.executable],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert "output is closed" in done.stderr


@pytest.mark.parametrize(
    ("argument", "expected"),
    [
        ("token.jwt", True), ("./token", True), ("/tmp/token", True), ("here", True), ("inspect", False),
        ("--version", False), ("eyJhbGciOiJub25lIn0.e30.", False), ("e" * 9000, False), ("a\0b", False),
        ("nonsense", False),
    ],
)  # fmt: skip
def test_a_lone_file_opens_the_window(
    argument: str, expected: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "here").write_text("")
    (tmp_path / "inspect").write_text("")  # a command is a command
    opened: list[str] = []
    monkeypatch.setattr("flexgui.ui.app.main", lambda _argv, file: bool(opened.append(file)))
    main([argument])
    assert opened == [argument] * expected
    assert _opens_a_window([argument]) is expected
