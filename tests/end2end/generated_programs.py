"""Runs every generated program against the sandbox.

Not collected by the suite, because it requires the runtimes of all languages. `resources/packaging/setup programs`
installs them, and `python -m pytest tests/end2end/generated_programs.py` runs this file. PowerShell is not tested.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from flexgui.codegen.generate import generate, generate_flow
from flexgui.codegen.languages import LANGUAGES, Language, find_language
from flexgui.codegen.page import page
from flexgui.flex.auth import sign
from flexgui.flex.catalog import load_catalog
from flexgui.flex.credentials import Credentials, P12Credentials, SharedSecretCredentials, SigningMethod
from flexgui.flex.jwk import from_mapping
from flexgui.flex.p12_reader import open_p12
from flexgui.flex.request import CaptureContextRequest, RequestedField
from flexgui.flex.secret import Secret
from flexgui.flex.token import TokenKind, decode
from flexgui.flex.verification import KeySource, State, verify
from flexgui.profiles.profile import LOCAL_SANDBOX
from flexgui.sandbox import Sandbox
from flexgui.secret_store.memory import SessionStore
from flexgui.workbench import Workbench
from tests.made_p12 import make_p12

MERCHANT, PORTFOLIO, PASS_PHRASE = "acme", "acme_group", "pass phrase of the P12"
KEY_ID, SECRET = "08c94330-f618-42a3-b09d-e1e43be5efda", base64.b64encode(bytes(range(32))).decode()
BODY = '{"fields":{"paymentInformation":{"card":{"number":{}}}}}'
NASTY = """ ' " \\ $HOME $(id) `id` %s %d ${x} #{x} {{x}} \\n \n\t ’ ‘ ü 名 😀 </script> EOF """
NASTY_BODY = json.dumps({"fields": {NASTY: {"required": False}}}, ensure_ascii=False, indent=1)
TESTED = [each for each in LANGUAGES if each.name != "powershell"]  # no PowerShell is installed
RUN = [(each, method) for each in TESTED for method in each.methods]
IDS = [f"{language.name}-{method.value}" for language, method in RUN]
BROWSER = """let click;
globalThis.crypto ??= require("node:crypto").webcrypto;
const elements = { button: { addEventListener: (_, call) => { click = call; } },
                   output: { set textContent(text) { console.log(text); } } };
globalThis.document = { querySelector: (name) => elements[name] };
"""
"""What the page's script needs of a browser, for Node.js."""
Program = Callable[..., subprocess.CompletedProcess[str]]

RUNTIMES = {
    "shell": ["sh"],
    "python": [sys.executable],
    "python-stdlib": [sys.executable],
    "node": ["node"],
    "php": ["php"],
    "ruby": ["ruby"],
    "perl": ["perl"],
}
RUFF = [sys.executable, "-m", "ruff", "check", "--isolated", "--select=E,F,W,B,S,UP,SIM", "--line-length=120"]
CHECKS = {
    "shell": [["sh", "-n"], ["shellcheck"]],
    "python": [[*RUFF, "--ignore=S303"]],  # RSA-OAEP prescribes SHA-1
    "python-stdlib": [[*RUFF, "--ignore=S310"]],  # the address is a literal with http or https
    "node": [["node", "--check"]],
    "php": [["php", "-l"]],
    "ruby": [["ruby", "-wc"]],
    "perl": [["perl", "-c"]],
}


def compiled(language: Language, source: Path) -> list[str]:
    """Compile a program with all warnings and return the command that runs it."""
    folder = source.parent
    if language.name == "java":
        check("javac", "-Xlint:all", "-Werror", "-encoding", "US-ASCII", "-d", str(folder), str(source))
        return ["java", "-cp", str(folder), "CaptureContext"]
    if language.name == "csharp":
        program = folder / "program.exe"
        check("mcs", "-langversion:7", "-warn:4", "-warnaserror", "-r:System.Net.Http", f"-out:{program}", str(source))
        return ["mono", str(program)]
    assert language.name == "go"
    program = folder / "program"
    check("go", "vet", str(source))
    check("go", "build", "-o", str(program), str(source))
    return [str(program)]


def check(*command: str) -> str:
    """Run a compiler, a linter or a script and return its output; fail if it fails."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, env=environment())
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def environment(**variables: str) -> dict[str, str]:
    """Return the environment for a program: that of this process without credentials."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CYBERSOURCE_")}
    return kept | {"GOFLAGS": "-mod=mod", "GO111MODULE": "off"} | variables


@pytest.fixture(scope="module")
def p12(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the P12 files and certificates of the merchant and the portfolio."""
    folder = tmp_path_factory.mktemp("p12")
    for name in (MERCHANT, PORTFOLIO):
        p12 = make_p12(name, pass_phrase=PASS_PHRASE, triple_des=True)
        (folder / f"{name}.p12").write_bytes(p12.raw)
        (folder / f"{name}.pem").write_bytes(p12.pem)
    intruder = make_p12("intruder", serial="1", pass_phrase=PASS_PHRASE, triple_des=True)
    (folder / "intruder.p12").write_bytes(intruder.raw)
    return folder


@pytest.fixture(scope="module")
def sandboxes(p12: Path) -> Iterator[dict[str, Sandbox]]:
    """Sandboxes with HTTP and with HTTPS."""
    shared = SharedSecretCredentials(SigningMethod.JWT_SHARED_SECRET, MERCHANT, KEY_ID, Secret(SECRET))
    pems = [p12 / f"{MERCHANT}.pem"]
    with (
        Sandbox(credentials=shared, certificates=pems) as http,
        Sandbox(credentials=shared, certificates=pems, tls=True) as https,
    ):
        yield {"http": http, "https": https}


@cache
def program_cache() -> dict[tuple[str, str, str, str], list[str]]:
    """The commands of the programs that were already built."""
    return {}


@pytest.fixture
def program(tmp_path_factory: pytest.TempPathFactory, p12: Path) -> Program:
    """A function that builds a program, once for each address and body, and runs it with credentials."""

    def run(language: Language, method: SigningMethod, url: str, body: str = BODY, **variables: str) -> Any:
        name = (language.name, method.value, url, body)
        if name not in program_cache():
            folder = tmp_path_factory.mktemp(language.name) / "program"
            folder.mkdir()
            source = folder / language.file_name
            source.write_text(generate(language.name, method, url, body), encoding="utf-8")
            runtime = RUNTIMES.get(language.name)
            program_cache()[name] = [*runtime, str(source)] if runtime else compiled(language, source)
        credentials = {
            "CYBERSOURCE_MERCHANT_ID": MERCHANT,
            "CYBERSOURCE_KEY_ID": KEY_ID,
            "CYBERSOURCE_SHARED_SECRET": SECRET,
            "CYBERSOURCE_P12_FILE": str(p12 / f"{MERCHANT}.p12"),
            "CYBERSOURCE_P12_PASSWORD": PASS_PHRASE,
        }
        chosen = {name: value for name, value in (credentials | variables).items() if value}
        return subprocess.run(
            program_cache()[name], capture_output=True, text=True, timeout=60, check=False, env=environment(**chosen)
        )

    return run


@pytest.fixture(scope="module")
def https_trust(sandboxes: dict[str, Sandbox], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment variables with which each runtime trusts the sandbox's certificate authority."""
    authority = sandboxes["https"].ca_file
    assert authority is not None
    folder = tmp_path_factory.mktemp("trust")
    check(
        "keytool", "-importcert", "-noprompt", "-alias", "sandbox", "-file", str(authority),
        "-keystore", str(folder / "trust.jks"), "-storepass", "changeit",
    )  # fmt: skip
    home = folder / "home"
    home.mkdir()
    done = subprocess.run(
        ["cert-sync", "--quiet", "--user", str(authority)],
        env=environment(HOME=str(home)), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (folder / "php.ini").write_text(f"curl.cainfo={authority}\nextension=curl\n")
    return {
        "CURL_CA_BUNDLE": str(authority),
        "REQUESTS_CA_BUNDLE": str(authority),
        "SSL_CERT_FILE": str(authority),
        "NODE_EXTRA_CA_CERTS": str(authority),
        "JAVA_TOOL_OPTIONS": f"-Djavax.net.ssl.trustStore={folder / 'trust.jks'} "
        "-Djavax.net.ssl.trustStorePassword=changeit",
        "PHP_INI_SCAN_DIR": f":{folder}",
        "HOME": str(home),
    }


def url(sandbox: Sandbox) -> str:
    """Return the URL with a host name, because Mono cannot match certificates with IP addresses."""
    return f"{sandbox.base_url}/flex/v2/sessions".replace("127.0.0.1", "localhost")


def verified(text: str, sandbox: Sandbox) -> State:
    """Return FlexGUI's verification of a printed capture context."""
    token = decode(text)
    assert token.kind is TokenKind.CAPTURE_CONTEXT
    key = KeySource(from_mapping(sandbox.issuer.public_jwk()), "the sandbox", None, None)
    return verify(token, key, datetime.now(UTC))["signature"].state


@pytest.mark.parametrize(("language", "method"), RUN, ids=IDS)
def test_the_capture_context_is_printed(
    language: Language, method: SigningMethod, sandboxes: dict[str, Sandbox], program: Program
) -> None:
    done = program(language, method, url(sandboxes["http"]))
    assert done.returncode == 0, done.stderr
    assert verified(done.stdout.removesuffix("\n"), sandboxes["http"]) is State.VALID


@pytest.mark.parametrize("language", TESTED, ids=[each.name for each in TESTED])
def test_the_https_server_is_verified(
    language: Language, sandboxes: dict[str, Sandbox], https_trust: dict[str, str], program: Program
) -> None:
    """Uses one method, because the connection does not depend on the signature."""
    done = program(language, language.methods[0], url(sandboxes["https"]), **https_trust)
    assert done.returncode == 0, done.stderr
    assert verified(done.stdout.removesuffix("\n"), sandboxes["https"]) is State.VALID
    refused = program(language, language.methods[0], url(sandboxes["https"]))
    assert (refused.returncode != 0, refused.stdout) == (True, "")


@pytest.mark.parametrize(("language", "method"), RUN, ids=IDS)
def test_a_refusal_is_printed_and_exits_with_1(
    language: Language, method: SigningMethod, sandboxes: dict[str, Sandbox], program: Program, p12: Path
) -> None:
    wrong = {
        "CYBERSOURCE_SHARED_SECRET": base64.b64encode(b"another secret of 32 bytes......").decode(),
        "CYBERSOURCE_P12_FILE": str(p12 / "intruder.p12"),
    }
    done = program(language, method, url(sandboxes["http"]), **wrong)
    assert (done.returncode, done.stdout) == (1, "")
    assert "401" in done.stderr
    assert "Authentication Failed" in done.stderr
    assert wrong["CYBERSOURCE_SHARED_SECRET"] not in done.stderr


@pytest.mark.parametrize(("language", "method"), RUN, ids=IDS)
def test_missing_credentials_are_named(
    language: Language, method: SigningMethod, sandboxes: dict[str, Sandbox], program: Program
) -> None:
    name = "CYBERSOURCE_P12_FILE" if method is SigningMethod.JWT_P12 else "CYBERSOURCE_SHARED_SECRET"
    done = program(language, method, url(sandboxes["http"]), **{name: ""})
    assert done.returncode != 0
    assert done.stdout == ""
    assert name in done.stderr


@pytest.mark.parametrize("portfolio", ["", PORTFOLIO], ids=["merchant", "portfolio"])
@pytest.mark.parametrize(("language", "method"), RUN, ids=IDS)
def test_any_body_is_signed_and_sent_like_by_flexgui(
    language: Language, method: SigningMethod, portfolio: str, recorder: Recorder, program: Program, p12: Path
) -> None:
    file = p12 / f"{portfolio or MERCHANT}.p12"
    signer = {"CYBERSOURCE_PORTFOLIO_ID": portfolio, "CYBERSOURCE_P12_FILE": str(file)}
    done = program(language, method, recorder.url, NASTY_BODY, **signer)
    assert (done.returncode, done.stdout) == (0, "header.claims.signature\n"), done.stderr
    assert recorder.body == NASTY_BODY.encode()
    assert recorder.headers["content-type"] == "application/json"
    if method is SigningMethod.JWT_P12:
        opened = open_p12(file.read_bytes(), Secret(PASS_PHRASE), portfolio or MERCHANT)
        credentials: Credentials = P12Credentials(MERCHANT, opened, portfolio or None)
    else:
        credentials = SharedSecretCredentials(method, MERCHANT, KEY_ID, Secret(SECRET), portfolio or None)
    if method is SigningMethod.HTTP_SIGNATURE:
        moment = parsedate_to_datetime(recorder.headers["date"])
        expected = dict(sign(credentials, "POST", recorder.url, recorder.body, moment).headers)
        assert {name: recorder.headers[name.lower()] for name in expected} == expected
        return
    header, claims = decode_bearer(recorder.headers["authorization"])
    moment = datetime.fromtimestamp(claims["iat"], UTC)
    signed = sign(credentials, "POST", recorder.url, recorder.body, moment, jti=claims["jti"])
    assert (header, claims) == decode_bearer(dict(signed.headers)["Authorization"])
    assert len(claims["jti"]) == 36


@pytest.mark.parametrize(("language", "method"), RUN, ids=IDS)
def test_a_merchant_id_with_quotes_arrives_unchanged_or_is_refused(
    language: Language, method: SigningMethod, recorder: Recorder, program: Program
) -> None:
    odd = """a"b'c\\d$(id)`id`%s#{x}"""
    recorder.headers = {}
    done = program(language, method, recorder.url, CYBERSOURCE_MERCHANT_ID=odd)
    if done.returncode == 0 and method is SigningMethod.HTTP_SIGNATURE:
        assert recorder.headers["v-c-merchant-id"] == odd
    elif done.returncode == 0:
        assert decode_bearer(recorder.headers["authorization"])[1]["v-c-merchant-id"] == odd
    else:
        assert recorder.headers == {}


def decode_bearer(value: str) -> tuple[Any, Any]:
    parts = value.removeprefix("Bearer ").split(".")
    header, claims = (json.loads(base64.urlsafe_b64decode(each + "=" * (-len(each) % 4))) for each in parts[:2])
    return header, claims


@pytest.mark.parametrize(
    ("language", "method"),
    [each for each in RUN if each[0].name in CHECKS],
    ids=[name for name in IDS if name.rsplit("-", 1)[0] in CHECKS],
)
def test_the_linters_of_the_language_pass(language: Language, method: SigningMethod, tmp_path: Path) -> None:
    source = tmp_path / language.file_name
    source.write_text(
        generate(language.name, method, "https://apitest.cybersource.com/flex/v2/sessions", BODY), "utf-8"
    )
    for command in CHECKS[language.name]:
        assert shutil.which(command[0]), f"{command[0]} is needed: sh resources/packaging/setup programs"
        check(*command, str(source))


@pytest.mark.parametrize("language", ["python", "node"])
@pytest.mark.parametrize("server", ["http", "https"])
def test_the_flow_runs_to_the_payment_body(
    language: str,
    server: str,
    sandboxes: dict[str, Sandbox],
    https_trust: dict[str, str],
    program: Program,
    tmp_path: Path,
) -> None:
    found = find_language(language)
    trust = https_trust if server == "https" else {}
    context = program(found, SigningMethod.JWT_SHARED_SECRET, url(sandboxes[server]), **trust)
    source = tmp_path / found.file_name
    source.write_text(generate_flow(language, url(sandboxes[server]).replace("sessions", "public-keys")), "utf-8")
    for command in CHECKS[language]:
        check(*command, str(source))
    command = [*RUNTIMES[language], str(source)]
    done = subprocess.run(
        command, input=context.stdout, capture_output=True, text=True, timeout=60, check=False, env=environment(**trust)
    )
    assert done.returncode == 0, done.stderr
    token = decode(json.loads(done.stdout)["tokenInformation"]["transientTokenJwt"])
    assert token.kind is TokenKind.TRANSIENT_TOKEN
    changed = subprocess.run(
        command, input=context.stdout[:-5] + "AAAA", capture_output=True, text=True, timeout=60, check=False,
        env=environment(**trust),
    )  # fmt: skip
    assert changed.returncode != 0
    assert changed.stdout == ""


def test_the_script_of_the_flex_api_page_gets_a_transient_token(tmp_path: Path) -> None:
    fields = CaptureContextRequest((RequestedField("paymentInformation.card.number"),))
    bench = Workbench(SessionStore(), Sandbox)
    try:
        outcome = bench.create_capture_context(LOCAL_SANDBOX, fields)
        assert outcome.token is not None
        text = page(outcome.token, load_catalog(), datetime.now(UTC).date())
        source = tmp_path / "page.js"
        source.write_text(BROWSER + text.partition("<script>")[2].partition("</script>")[0] + "click();", "utf-8")
        token = decode(check("node", str(source)).strip())
    finally:
        bench.close()
    assert token.kind is TokenKind.TRANSIENT_TOKEN


class Recorder:
    """A server that responds with 201 and stores the last request."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/flex/v2/sessions"
        self.headers: dict[str, str] = {}
        self.body = b""


@pytest.fixture(scope="module")
def recorder() -> Iterator[Recorder]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            found.headers = {name.lower(): value for name, value in self.headers.items()}
            found.body = self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(201)
            self.send_header("Content-Length", "23")
            self.end_headers()
            self.wfile.write(b"header.claims.signature")

        def log_message(self, *_: object) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        found = Recorder(server.server_port)
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield found
        server.shutdown()
        thread.join()
