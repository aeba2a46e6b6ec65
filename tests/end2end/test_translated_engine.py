"""The engine in a pseudo language, in which translated texts are in brackets and values are outside.

The words outside are listed: values of requests and tokens, and texts of servers, files and the system.
"""

from __future__ import annotations

import base64
import errno
import os
import re
import socket
import ssl
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from http import HTTPStatus
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

from flexgui.diagnosis.explanation import explain
from flexgui.diagnosis.findings import Explanation, nothing_yet
from flexgui.errors import FlexGuiError, Reason, SecretStoreError
from flexgui.flex.auth import sign
from flexgui.flex.catalog import check_path, load_catalog
from flexgui.flex.claims import ClaimNode, claim_tree, meaning
from flexgui.flex.comparison import compare_json, compare_with_context, rows_to_text, to_text
from flexgui.flex.credentials import SharedSecretCredentials, SigningMethod, check_key_id, check_secret
from flexgui.flex.environment import TEST, Environment, EnvironmentKind, environment_for, environment_of_kind
from flexgui.flex.first_token import first_context
from flexgui.flex.jwk import from_json
from flexgui.flex.meanings import CARD_TYPES
from flexgui.flex.p12_reader import open_p12
from flexgui.flex.refusal import parse_refusal
from flexgui.flex.request import CaptureContextRequest, RequestedField, presets
from flexgui.flex.request_body import parse_body
from flexgui.flex.secret import Secret
from flexgui.flex.time_text import duration_text, moment_text
from flexgui.flex.token import decode
from flexgui.flex.token_search import find_token
from flexgui.flex.verification import Context, KeySource, Verification, verify
from flexgui.given_key import read_key
from flexgui.json_file import read_json, write_json
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.profiles.store import ProfileStore, import_profiles
from flexgui.sandbox import Sandbox
from flexgui.sandbox.faults import FAULTS
from flexgui.secret_store.fallback import FallbackStore
from flexgui.secret_store.memory import SessionStore
from flexgui.secret_store.p12_file import read_p12
from flexgui.secret_store.protocol import WORDS, StoreState, next_step
from flexgui.translation import speak, tr
from flexgui.transport.client import FlexClient
from flexgui.transport.exchange import Exchange, Phase, Response, SentRequest, TransportFailure
from flexgui.transport.failures import Attempt, explain_failure
from flexgui.workbench import Workbench
from tests.made_p12 import END, PASS_PHRASE, START, make_p12
from tests.made_token import base64url, made_token
from tests.specimens import specimens

NOW = datetime(2026, 3, 2, 15, 45, tzinfo=UTC)
ASKED = CaptureContextRequest(
    (RequestedField("paymentInformation.card.number"), RequestedField("orderInformation.billTo.email", False))
)
KEY_ID = "08c94330-f618-42a3-b09d-e1e43be5efda"
SECRET = Secret(base64.b64encode(b"x" * 32).decode())
PROFILE = Profile("p", "Acme", EnvironmentKind.TEST, "acme", KEY_ID)
P12_PROFILE = PROFILE._replace(method=SigningMethod.JWT_P12)
HOST = TEST.host


def marked(text: str, _n: int | None) -> str:
    """Put brackets around each part of a text, without its placeholders."""
    try:
        pieces = list(Formatter().parse(text))
    except ValueError:
        return f"⟦{text}⟧"
    texts_found = ""
    for words, name, form, _ in pieces:
        plain = words.replace("{", "{{").replace("}", "}}")
        texts_found += f"⟦{plain}⟧" if words.strip(" .,:;()“”?") else plain
        texts_found += "" if name is None else f"{{{name}:{form}}}" if form else f"{{{name}}}"
    return texts_found


@pytest.fixture(autouse=True)
def _marked_language() -> Iterator[None]:
    speak(marked)
    yield
    speak(None)


def words_outside(texts: Iterable[str]) -> set[str]:
    """Return the words outside the brackets, except paths, addresses and IDs."""
    left = (re.sub(r"⟦[^⟦⟧]*⟧", " ", text) for text in texts)
    plain = (re.sub(r"\S*/\S*|\w+(?:[-._]\w+)+|\w*\d\w*", " ", text) for text in left)
    return {word for text in plain for word in re.findall(r"[A-Za-z]{2,}", text)}


def raised(*calls: Callable[[], object]) -> list[str]:
    """Return the messages of calls that must all fail."""
    messages = []
    for call in calls:
        with pytest.raises(FlexGuiError) as error:
            call()
        messages.append(str(error.value))
    return messages


def texts_of(explanation: Explanation) -> list[str]:
    checks = [text for each in explanation.checks for text in (each.title, each.text)]
    steps = [each.label for each in explanation.steps]
    return [explanation.title, explanation.sentence, explanation.banner, *checks, *steps]


def verification_texts(verification: Verification | None) -> list[str]:
    verdicts = verification.verdicts if verification is not None else ()
    return [text for each in verdicts for text in (each.label, each.state.label, each.reason, each.why)]


def test_every_refusal() -> None:
    environments = (None, TEST, TEST._replace(kind=EnvironmentKind.PRODUCTION), environment_for("http://127.0.0.1:1"))
    answers = [(status, "application/json", b"", ()) for status in (302, 400, 401, 403, 404, 418, 429, 500, 504, 799)]
    answers += [(302, "", b"", (("Location", "https://there.example"),)), (503, "", b"", (("Retry-After", "3700"),))]
    answers += [(502, "text/html", b"<html>", ()), (401, "", b"", (("Date", "Mon, 02 Mar 2026 15:51:41 GMT"),))]
    texts_found = []
    for status, kind, body, headers in answers:
        for environment in environments:
            request = SentRequest("POST", TEST.sessions_url, (("Digest", "SHA-256=?"),), b"{}")
            exchange = Exchange(request, Response(status, "", (*headers, ("X", "Y")), body), None, NOW, 0)
            refusal = parse_refusal(status, kind, body)
            texts_found += texts_of(explain(exchange, environment, refusal=refusal))
    assert words_outside(texts_found) <= {*phrases(), "acme", "POST"}


def test_every_transport_failure() -> None:
    refused = ssl.SSLError()
    refused.reason = ""
    broken = [
        socket.gaierror(),
        refused,
        ConnectionRefusedError(errno.ECONNREFUSED, ""),
        OSError(errno.ENETUNREACH, ""),
        OSError("the CA bundle: invalid path"),
        TimeoutError(),
        OSError(),
    ]
    broken += [type(name, (Exception,), {})() for name in ("ProxyError", "ConnectTimeout", "BadStatusLine")]
    attempt = Attempt(HOST, "", 10, 30)
    phases = get_args(Phase)
    failures = [explain_failure(each, phase, attempt) for each in (*broken, OSError()) for phase in phases]
    failures += [TransportFailure("tls", "", distrusted=True), TransportFailure("too large", "")]
    request = SentRequest("POST", TEST.sessions_url, (), b"{}")
    texts_found = [text for each in failures for text in texts_of(explain(Exchange(request, None, each, NOW, 1), TEST))]
    texts_found += [each.message for each in failures]
    names = {type(each).__name__ for each in broken}
    assert words_outside(texts_found) <= names | {each.lower() for each in names}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.mark.parametrize("fault", [*(each for each in FAULTS if each not in ("hang", "slow")), ""])
def test_every_fault_of_the_sandbox(sandbox: Sandbox, fault: str) -> None:
    sandbox.faults.clear()
    sandbox.faults |= {fault} if fault else set()
    bench = Workbench(SessionStore(), lambda: sandbox)
    bench.sandbox._running = sandbox
    texts_found = bench.create_capture_context(LOCAL_SANDBOX, ASKED)
    texts = [*texts_of(texts_found.explanation), *verification_texts(texts_found.verification)]
    answer = texts_found.exchange.response if texts_found.exchange is not None else None
    theirs = set(re.findall(r"[A-Za-z]+", answer.text[:2000])) if answer is not None else set()
    assert words_outside(texts) - theirs <= {"Flex", "API", "POST", "sb", "zz"} | phrases() | logged(sandbox)


def phrases() -> set[str]:
    """Return the reason phrases of HTTP, which are not translated."""
    return {word for each in HTTPStatus for word in re.findall(r"[A-Za-z]+", each.phrase)}


def logged(sandbox: Sandbox) -> set[str]:
    """Return the words in the sandbox's log, which is in English and quoted."""
    return {word for each in sandbox.log for word in re.findall("[A-Za-z]+", f"{each.why} {each.why.capitalize()}")}


def nodes(top: list[ClaimNode]) -> Iterator[ClaimNode]:
    for each in top:
        yield each
        yield from nodes(each.children)


def test_every_known_token_and_its_meanings() -> None:
    catalog = load_catalog()
    texts = [each["input"]["jwt"] for each in (*specimens("capture-context"), *specimens("transient-token"))]
    texts += [each["input"].get("token") or each["expected"]["token"] for each in specimens("jwt-auth")]
    texts_found = []
    for text in texts:
        known = decode(text)
        texts_found += verification_texts(verify(known, None, NOW, skew_seconds=90, requested=ASKED, environment=TEST))
        texts_found += verification_texts(
            verify(known, KeySource(None, "", None, None), NOW - timedelta(days=5000), skew_seconds=-90)
        )
        texts_found += [meaning(each, NOW, catalog) for each in nodes(claim_tree(known))]
    values = {"Flex", "API", "Test", "testrest", "RSA", "OAEP", "zu", "mf", "api", "CN", "serialNumber"}
    assert words_outside(texts_found) <= values | {word for each in CARD_TYPES.values() for word in each.split()}


def test_every_problem_of_a_token() -> None:
    odd = [
        {"flx": {}},
        {"flx": {"origin": "https://x.example", "jwk": {"kty": "RSA", "n": "AQAB", "e": "AQAB"}}},
        {"flx": {"origin": "https://flex.cybersource.com", "jwk": {"d": "x"}}, "iss": []},
        {"flx": {"origin": "https://testflex.cybersource.com"}, "exp": "x", "nbf": True, "iss": ""},
        {"ctx": [{"data": {"requiredFields": ["a.b"], "optionalFields": ["c.d"]}, "type": "x"}], "iat": 1e11},
        {"type": "api-0.1.0", "iss": "Flex/1", "content": {"a": {}}, "exp": 1, "nbf": 1e11},
        {"type": "api-0.1.0", "iss": "Flex/1", "data": {"number": "x"}, "exp": 1e300, "nbf": 1},
        {"v-c-merchant-id": "acme", "iss": "portfolio"},
        {"iss": "acme"},
        [],
    ]
    headers: list[dict[str, object]] = [{"alg": None}, {"alg": "HS256", "kid": "zu"}, {"crit": [1]}, {"kid": ["x"]}, {}]
    tokens = [decode(made_token(claims, **header)) for claims in odd for header in headers]
    tokens += [decode(made_token({}, "")), decode(made_token({}, "c2lh")), decode(made_token({}, alg={"x": 1}))]
    jwe = base64url({"alg": "RSA-OAEP"})
    tokens.append(decode(f"{jwe}.AA.AA.AA.AA"))
    context = decode(made_token(odd[4]))
    texts_found = []
    for each in tokens:
        for place in (None, TEST, environment_for("http://127.0.0.1:1")):
            found = verify(each, None, NOW, requested=ASKED, secret=SECRET, environment=place)
            judged = found.with_verdicts(one._replace(expired=False) for one in found.verdicts)
            for whole in (found, judged):
                texts_found += [*verification_texts(whole), *texts_of(explain(None, place, verification=whole))]
        texts_found += verification_texts(verify(each, None, NOW, context=Context(context, verify(context, None, NOW))))
        texts_found += [f"{one.summary}\n{meaning(one, NOW, None)}" for one in nodes(claim_tree(each))]
    values = {"acme", "portfolio", "Flex", "API", "RSA", "OAEP", "AQAB", "zu", "null", "true"}
    assert words_outside(texts_found) <= values


def test_every_text_without_a_token_or_key() -> None:
    whole = made_token({}).partition(".")[0]
    no_json = [f"{whole}.{each}.AA" for each in ("", "_w", "bm8", "W1")]
    texts = ["a.b.c.d", "a", "a.b", "a.b.c.d.e.f", "?.a.b", "a.b.c", "é.b.c", "e.a.b", *no_json]
    deep = base64url("[" * 200 + "]" * 200)
    nan = base64url("NaN")
    texts += [f"{deep}.AA.AA", f"{whole}.{deep}.AA", f"{whole}.{nan}.AA", f"{whole}.AA.?", f"{whole}.A.A", "W10.AA.AA"]
    texts_found = raised(*((lambda each=each: decode(each)) for each in texts))
    texts_found += raised(
        lambda: find_token(""), lambda: find_token("no token here"), lambda: find_token("x" * (9 << 20))
    )
    texts_found += raised(lambda: read_key("no key", ""), lambda: TEST.public_key_url("../.."))
    keys = ["no", "[]", '{"kty": "EC"}', '{"kty": "RSA"}', '{"kty": "RSA", "n": "AQAB", "e": "AQAB"}']
    keys += ['{"kty": "RSA", "n": "?", "e": "AQAB"}', '{"kty": "RSA", "n": "%s", "e": "AQAB"}' % ("A" * 9000)]
    texts_found += raised(*((lambda each=each: from_json(each)) for each in (*keys, "x" * 70_000)))
    texts_found += raised(
        *((lambda each=each: read_key(each, "")) for each in ("no", "-----BEGIN", "{", '{"keys": []}'))
    )
    assert words_outside(texts_found) <= {"NaN"}


def test_a_context_and_its_transient_token() -> None:
    fields = {"requiredFields": ["a.b", "a.g"], "optionalFields": ["a.c"]}
    context = decode(made_token({"ctx": [{"data": fields}], "exp": 1, "iat": 5}))
    content = {"a": {"b": {}, "c": {"bin": "411111"}, "e": {"x": {}}}}
    made = decode(made_token({"content": content, "exp": 90, "iat": 5}))
    texts_found = [rows_to_text(compare_with_context(context, made)), to_text(compare_json({"exp": 1}, {"exp": 90}))]
    texts_found += [to_text(compare_json(1, 2))]
    assert words_outside(texts_found) <= {"exp", "iss", "iat", "jti", "kid", "type", "ctx", "null", "bin"}


def test_every_wrong_body() -> None:
    bodies = ["", "[]", "{}", '{"fields": []}', '{"x": 1}', '{"fields": {"": {}}}', "{,}", "{1}"]
    bodies += ['{"a" 1}', '{"a": 1 "b"}']
    bodies += ['{"a": 1,}', '{"a": "', '{"a": "\x01"}', '{"a": True}', '{"a": NaN}', "{'a'}", '{"a": }', "{} x"]
    bodies += ["[" * 99, '{"fields": {"a.b": {}}}']
    groups = ('"card": {}', '"card": 1', '"x": {"y": 1}')
    bodies += [f'{{"fields": {{"paymentInformation": {{{each}}}}}}}' for each in groups]
    card = ('"required": 1', '"number": {"x": 1}', '"number": {"required": 1}', '"number": {}, "number": {}')
    bodies += [f'{{"fields": {{"paymentInformation": {{"card": {{{each}}}}}}}}}' for each in card]
    catalog = load_catalog()
    texts_found = raised(*((lambda each=each: parse_body(each, catalog)) for each in bodies))
    assert words_outside(texts_found) <= {
        "true", "fields", "number", "required", "card", "paymentInformation", "x", "NaN",
    }  # fmt: skip


def test_every_wrong_credential_address_and_path() -> None:
    texts_found = [
        check_key_id(each) or "" for each in ("", "ü", KEY_ID[:-1], KEY_ID + "ab", KEY_ID * 2, KEY_ID[::-1], "x y")
    ]
    texts_found += [check_secret(each) or "" for each in ("", "ü", "abc", "AAAA", "====")]
    texts_found += [each.label for each in SigningMethod]
    texts_found += [Environment(each, "").label for each in EnvironmentKind]
    addresses = ("ftp://x", "http://a:b@c", "http://x/y", "http://[", f"http://{HOST}")
    texts_found += raised(*((lambda each=each: environment_for(each)) for each in addresses))
    texts_found += raised(
        lambda: environment_of_kind(EnvironmentKind.CUSTOM, f"https://{HOST}"),
        lambda: environment_for("http://x.example"),
    )
    texts_found += raised(*((lambda each=each: check_path(each)) for each in ("", "a", "a.required", "a." * 200)))
    odd = SharedSecretCredentials(SigningMethod.HTTP_SIGNATURE, "a b", KEY_ID, SECRET)
    texts_found += raised(lambda: sign(odd, "POST", TEST.sessions_url, b"", NOW))
    texts_found += raised(
        lambda: sign(odd._replace(merchant_id="a", key_id="b c"), "POST", TEST.sessions_url, b"", NOW)
    )
    texts_found += raised(
        lambda: sign(odd._replace(merchant_id="a", portfolio_id='"'), "POST", TEST.sessions_url, b"", NOW)
    )
    texts_found += raised(lambda: FlexClient(TEST).prepare(ASKED))
    assert words_outside(texts_found) == set()


def test_the_steps_of_every_signature() -> None:
    texts_found = []
    for method in (SigningMethod.HTTP_SIGNATURE, SigningMethod.JWT_SHARED_SECRET):
        credentials = SharedSecretCredentials(method, "acme", KEY_ID, SECRET)
        steps = sign(credentials, "POST", TEST.sessions_url, b"{}", NOW).steps
        texts_found += [text for each in steps for text in (each.title, each.explanation)]
    assert words_outside(texts_found) == set()


def test_every_problem_with_a_p12(tmp_path: Path) -> None:
    phrase, good = Secret(PASS_PHRASE), make_p12()
    texts_found = raised(
        lambda: open_p12(b"no", phrase, "acme"),
        lambda: open_p12(good.raw, Secret("wrong"), "acme"),
        lambda: open_p12(good.raw, Secret(""), "acme"),
        lambda: open_p12(good.raw, phrase, "other"),
        lambda: open_p12(make_p12(with_key=False).raw, phrase, "acme"),
        lambda: open_p12(make_p12(with_certificate=False).raw, phrase, "acme"),
        lambda: open_p12(make_p12(elliptic=True).raw, phrase, "acme"),
        lambda: open_p12(make_p12(serial=None).raw, phrase, "acme"),
        lambda: read_p12(""),
        lambda: read_p12(str(tmp_path / "none.p12")),
        lambda: read_p12(str(tmp_path)),
    )
    certificate = open_p12(good.raw, phrase, "acme").certificate
    moments = (START - timedelta(1), START, END - timedelta(20), END - timedelta(1), END - timedelta(hours=1), END)
    texts_found += [certificate.judge(each)[1] for each in moments]
    known = errno_words(errno.EISDIR) | errno_words(errno.ENOENT)
    assert words_outside(texts_found) <= {"acme", "other", *known}


def errno_words(number: int) -> set[str]:
    return set(os.strerror(number).split())


class Refusing:
    """A keyring that stores nothing."""

    persistent = True

    def __init__(self, reason: Reason) -> None:
        self.reason = reason

    def _error(self) -> SecretStoreError:
        return SecretStoreError(tr(WORDS[self.reason][0], name="KWallet", most=1280), self.reason)

    def get(self, name: str) -> Secret | None:
        raise self._error()

    def set(self, name: str, secret: Secret) -> None:
        raise self._error()

    def delete(self, name: str) -> None:
        raise self._error()

    def state(self) -> StoreState:
        return StoreState(self.reason, "keyring", "KWallet", str(self._error()), next_step(self.reason))

    def unlock(self) -> str:
        raise self._error()


def test_every_problem_with_a_keyring() -> None:
    texts_found = [SessionStore().unlock(), SessionStore().state().sentence]
    for reason in WORDS:
        store = FallbackStore(partial(Refusing, reason))
        store.set("a", SECRET)
        texts_found += [store.note, store.state().sentence, store.state().next_step, *raised(store.unlock)]
    store = FallbackStore(SessionStore)
    store._memory["a"] = SECRET
    texts_found += [store.state().sentence, store.state().next_step, store.unlock()]
    assert words_outside(texts_found) <= {"KWallet"}


def test_every_problem_with_a_file(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("no")
    texts_found = raised(
        lambda: read_json(tmp_path / "x.json"), lambda: write_json(tmp_path / "x.json.damaged-1" / "y", 1)
    )
    (tmp_path / "profiles.json").write_text('{"profiles": [1, 2]}')
    store = ProfileStore(tmp_path)
    store.load()
    texts_found += store.notes
    exports = ("no", "{}", '{"flexgui_profiles": 2, "profiles": []}', '{"flexgui_profiles": 1, "profiles": [1]}')
    texts_found += raised(*((lambda each=each: import_profiles(each)) for each in exports))
    assert words_outside(texts_found) <= errno_words(errno.ENOTDIR) | errno_words(errno.EEXIST)


def test_other_texts(sandbox: Sandbox) -> None:
    catalog = load_catalog()
    texts_found = [LOCAL_SANDBOX.label, *texts_of(nothing_yet()), *(tr(each) for each in presets(catalog))]
    texts_found += [text for group in catalog.groups for field in group.fields for text in (group.label, field.label)]
    texts_found += [text for field in catalog.fields for text in (field.description, field.note, field.synonyms)]
    texts_found += [duration_text(each) for each in (1, 100, 10_000, 100_000, 10_000_000, float("inf"))]
    texts_found += [moment_text(1e300, NOW)]
    bench = Workbench(SessionStore(), lambda: sandbox)
    live = PROFILE._replace(kind=EnvironmentKind.PRODUCTION)
    texts_found += raised(
        lambda: bench.create_capture_context(PROFILE, ASKED),
        lambda: bench.create_capture_context(P12_PROFILE, ASKED),
        lambda: bench.create_capture_context(live, ASKED),
        lambda: bench.environment(PROFILE._replace(base_url="https://api.cybersource.com")),
        lambda: bench.environment(live._replace(base_url=TEST.base_url)),
        lambda: bench.environment(PROFILE._replace(kind=EnvironmentKind.CUSTOM)),
        lambda: first_context(made_token({})),
    )
    assert words_outside(texts_found) <= {"Acme", "acme", "jws"}
