"""`flexgui diagnose`: exit codes, the stable JSON, credentials, and no secrets in the output."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flexgui.cli.main import main
from flexgui.sandbox import Sandbox
from tests.cli.commands import Capture
from tests.diagnosis.attempts import Attempt, signed, signed_with, token
from tests.leaks import Canaries
from tests.sandbox.caller import Caller

FOREIGN_SECRET = "q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k="
"""A shared secret that no part of the program knows as one."""

ANSWER = 'HTTP/1.1 401 Unauthorized\r\nv-c-correlation-id: abc-1\r\n\r\n{"response":{"rmsg":"Authentication Failed"}}'


@pytest.fixture
def caller(sandbox: Sandbox) -> Caller:
    return Caller(sandbox)


def written(attempt: Attempt, folder: Path) -> str:
    """Write a request as raw HTTP and return the file name."""
    headers = "".join(f"{name}: {value}\r\n" for name, value in attempt.headers.items())
    head = f"{attempt.method} {attempt.target} HTTP/1.1\r\n{headers}Content-Length: {len(attempt.body)}\r\n\r\n"
    file = folder / "request.http"
    file.write_bytes(head.encode() + attempt.body)
    return str(file)


def diagnosed(capsys: Capture, *arguments: str) -> tuple[int, dict[str, object]]:
    code = main(["diagnose", *arguments, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_mistake_is_proved_with_the_secret_of_variables(caller: Caller, tmp_path: Path, capsys: Capture) -> None:
    file = written(signed_with(caller, text=lambda text: text + "\n"), tmp_path)
    code, found = diagnosed(capsys, file)
    assert code == 1
    assert list(found) == ["form", "request", "answer", "findings"]
    assert found["form"] == "http"
    assert found["answer"] is None
    first = found["findings"][0]
    assert list(first) == ["id", "state", "title", "evidence", "fix", "source", "comparison"]
    assert (first["id"], first["state"]) == ("signature.string-separators", "proved")


def test_a_correct_request_has_no_findings(caller: Caller, tmp_path: Path, capsys: Capture) -> None:
    answer = tmp_path / "answer.http"
    answer.write_text(ANSWER)
    file = written(signed(caller), tmp_path)
    code, found = diagnosed(capsys, file, "--response", str(answer))
    assert code == 3  # refused without a known cause
    assert {each["state"] for each in found["findings"]} <= {"unknown", "ruled_out"}
    assert found["answer"]["correlation_id"] == "abc-1"
    assert main(["diagnose", file, "--response", str(answer)]) == 3
    assert "No cause was found in the request." in capsys.readouterr().out
    answer.write_text("HTTP/1.1 201 Created\r\n\r\n")
    for response in ((), ("--response", str(answer))):
        assert main(["diagnose", file, *response]) == 0
        assert "Nothing wrong was found." in capsys.readouterr().out


def test_the_list_of_requests_contains_no_secrets_or_cards(tmp_path: Path, capsys: Capture) -> None:
    url = "https://apitest.cybersource.com/flex/v2/sessions"
    file = tmp_path / "two.http"
    file.write_text(
        f"@db_password = s3cr3t/value\nGET {url}?x={{{{db_password}}}}\n\n###\nGET {url}?n=4111111111111111\n"
    )
    assert main(["diagnose", str(file)]) == 2
    printed = capsys.readouterr().err
    assert "2 GET" in printed
    assert "s3cr3t/value" not in printed
    assert "4111111111111111" not in printed


def test_a_refused_request_without_its_body_is_not_reported_as_correct(
    caller: Caller, tmp_path: Path, capsys: Capture
) -> None:
    attempt = signed(caller)
    sent = "".join(f"> {name}: {value}\n" for name, value in attempt.headers.items())
    file = tmp_path / "curl.txt"
    file.write_text(
        f"> POST {attempt.target} HTTP/1.1\n{sent}> \n< HTTP/1.1 401 Unauthorized\n< \n"
        '{"response":{"rmsg":"Authentication Failed"}}\n'
    )
    code, found = diagnosed(capsys, str(file))
    assert code == 3
    assert {each["state"] for each in found["findings"]} <= {"unknown", "ruled_out"}
    assert found["request"]["missing"] != []
    for form in ((), ("--report",)):
        assert main(["diagnose", str(file), *form]) == 3
        assert "No cause was found, but a part of the request is missing." in capsys.readouterr().out


def test_without_credentials_the_request_itself_is_checked(
    caller: Caller, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("MERCHANT_ID", "KEY_ID", "SHARED_SECRET", "BASE_URL"):
        monkeypatch.delenv(f"FLEXGUI_{name}")
    code, found = diagnosed(capsys, written(token(caller, exp=9_999_999_999), tmp_path))
    assert code == 1
    assert found["findings"][0]["id"] == "jwt.lifetime"


def test_the_base_url_is_optional(
    caller: Caller, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FLEXGUI_BASE_URL")
    code, _ = diagnosed(capsys, written(token(caller, key=b"another"), tmp_path))
    assert code == 1


def test_unreadable_text_is_a_usage_error(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "text"
    file.write_text("no request")
    assert main(["diagnose", str(file)]) == 2
    assert main(["diagnose", str(tmp_path / "missing")]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_unavailable_credentials_are_reported(
    caller: Caller, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flexgui.cli import diagnose
    from flexgui.flex.credentials import SigningMethod
    from flexgui.flex.environment import EnvironmentKind
    from flexgui.profiles.profile import Profile
    from flexgui.secret_store.memory import SessionStore

    profile = Profile("id", "mine", EnvironmentKind.TEST, "acme", caller.sandbox.key_id, SigningMethod.HTTP_SIGNATURE)
    monkeypatch.setattr(diagnose, "choose_profile", lambda _name: (profile, SessionStore()))
    assert main(["diagnose", written(signed(caller), tmp_path), "--profile", "mine"]) == 3
    assert "Enter it in the profile." in capsys.readouterr().err


@pytest.mark.parametrize("output", [(), ("--json",), ("--report",)])
def test_no_secret_is_printed(output: tuple[str, ...], caller: Caller, tmp_path: Path, capsys: Capture) -> None:
    secret = caller.sandbox.shared_secret.reveal()
    card = b'{"fields":{},"number":"4111 1111 1111 1111"}'
    attempts = (
        signed_with(caller, key=secret.encode()),
        signed(caller, key_id=secret),
        signed(caller, key_id=f"{{{secret}}}"),
        signed(caller, key_id=FOREIGN_SECRET),
        signed(caller, key_id=f"{{{FOREIGN_SECRET}}}"),
        token(caller, header={"kid": FOREIGN_SECRET}),
        token(caller, header={"kid": secret}),
        token(caller, card, digest="x"),
    )
    for attempt in attempts:
        main(["diagnose", written(attempt, tmp_path), *output])
        printed = capsys.readouterr()
        text = (printed.out + printed.err).encode()
        authorization = attempt.headers.get("Authorization", "")
        proof = authorization.rpartition(".")[2] or attempt.headers["signature"].rpartition('signature="')[2][:-1]
        assert not list(Canaries({"own": secret, "foreign": FOREIGN_SECRET}).in_bytes(text, "output"))
        assert proof.encode() not in text
        assert b"4111 1111" not in text


def test_one_of_several_requests_must_be_chosen(caller: Caller, tmp_path: Path, capsys: Capture) -> None:
    entry = {
        "request": {"method": "POST", "url": f"https://apitest.cybersource.com{signed(caller).target}", "headers": []},
        "response": {"status": 401, "statusText": "", "headers": [], "content": {"text": "{}"}},
    }
    file = tmp_path / "two.har"
    file.write_text(json.dumps({"log": {"version": "1.2", "entries": [entry, entry]}}))
    assert main(["diagnose", str(file)]) == 2
    assert "--entry" in capsys.readouterr().err
    assert diagnosed(capsys, str(file), "--entry", "2")[1]["form"] == "har"
    assert main(["diagnose", str(file), "--entry", "3"]) == 2
