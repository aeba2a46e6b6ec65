"""Checks of a request whose authentication was refused, with what is known on this computer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from flexgui.diagnosis.findings import Check
from flexgui.flex.claims import duration_text
from flexgui.flex.credentials import (
    P12Credentials,
    SharedSecretCredentials,
    SigningMethod,
    check_key_id,
    check_secret,
)
from flexgui.flex.environment import EnvironmentKind
from flexgui.translation import later, tr, trn

if TYPE_CHECKING:
    from flexgui.diagnosis.result import Finding
    from flexgui.flex.credentials import Credentials
    from flexgui.flex.environment import Environment
    from flexgui.profiles.profile import Profile
    from flexgui.transport.exchange import Exchange

SKEW_SECONDS = 60
"""From here a difference of clocks is worth naming. A JWT bearer lives 120 s (REST guide, version-2 claims)."""

PUBLIC_TEST_MERCHANT = "testrest"
"""The merchant of CyberSource's public samples; its keys are for the test environment."""


_CHECKED_ALREADY = (
    "signature.clock-skew", "jwt.clock-skew", "digest.", "jwt.digest", "jwt.certificate-expired",
    "jwt.route-takes-no-jwt",
    "credentials.", "route.path", "network.", "account.", "body.", "answer.",
)  # fmt: skip
"""Causes that have a check of their own here, or that the explanation names by itself."""


_CERTIFICATE, _KEY, _DIGEST = ("jwt.certificate-expired",), ("credentials.",), ("digest.", "jwt.digest")
_ENVIRONMENT = ("credentials.wrong-environment", "credentials.public-test-key")


@dataclass(frozen=True)
class LocalFacts:
    """What this computer knows beside the exchange: the credentials that signed, the time, and the other profiles.

    `findings` are those of `own_findings`, None if they were not looked for yet.
    """

    credentials: Credentials | None = None
    now: datetime | None = None
    profiles: Sequence[Profile] = ()
    findings: tuple[Finding, ...] | None = None


def authentication_checks(
    exchange: Exchange, profile: Profile | None, environment: Environment | None, facts: LocalFacts
) -> tuple[Check, ...]:
    """Return every check of a refused authentication; the clock comes first."""
    credentials = _credential_checks(profile, environment, facts)
    found = _diagnosed(exchange, environment, facts)
    checks = (
        _clock_check(exchange),
        _digest_check(exchange),
        _place_check(exchange, environment),
        *credentials,
        *found,
    )
    if any(each.state == "check first" for each in (*credentials, *found)):
        return checks
    return (*checks, _server_side_check(profile, environment))


def has_clock_skew(checks: tuple[Check, ...]) -> bool:
    """Return whether the first check found the clocks apart."""
    return any(each.state == "check first" for each in checks[:1])


def signs_with_p12(profile: Profile | None) -> bool:
    """Return whether the profile signs with a P12, False if there is none."""
    return profile is not None and profile.method is SigningMethod.JWT_P12


def silent_server(environment: Environment | None) -> str:
    """Return the sentence that the server does not name the part that it refused."""
    return tr(_server(environment).silent)


def own_findings(exchange: Exchange, environment: Environment | None, facts: LocalFacts) -> tuple[Finding, ...]:
    """Return the problems that the diagnosis finds in our own request; nothing without credentials."""
    signed = exchange.request.header("signature") or exchange.request.header("authorization")
    if facts.credentials is None or facts.now is None or signed is None:
        return ()
    from flexgui.diagnosis.own_request import find_problems  # only a refusal needs the diagnosis

    return find_problems(exchange, facts.credentials, facts.now, environment)


def _diagnosed(exchange: Exchange, environment: Environment | None, facts: LocalFacts) -> list[Check]:
    """Return the findings that none of the other checks here is about."""
    found = facts.findings if facts.findings is not None else own_findings(exchange, environment, facts)
    return [
        Check("check first", each.title, f"{each.evidence} {each.fix}".strip(), (each.id,))
        for each in found
        if not each.id.startswith(_CHECKED_ALREADY)
    ]


def _credential_checks(profile: Profile | None, environment: Environment | None, facts: LocalFacts) -> list[Check]:
    credentials, found = facts.credentials, []
    if isinstance(credentials, P12Credentials) and facts.now is not None:
        tone, sentence = credentials.p12.certificate.judge(facts.now)
        if tone == "bad":
            found.append(Check("check first", tr("The certificate is not valid now."), sentence, _CERTIFICATE))
        else:
            found.append(Check("looks right", tr("The certificate is valid now."), sentence))
    elif isinstance(credentials, SharedSecretCredentials):
        if problem := check_key_id(credentials.key_id):
            found.append(Check("check first", tr("The key ID does not have the form of one."), problem, _KEY))
        if problem := check_secret(credentials.secret.reveal()):
            found.append(Check("check first", tr("The shared secret does not have the form of one."), problem, _KEY))
        if not found:
            found.append(
                Check(
                    "looks right",
                    tr("Key ID and shared secret have the right form."),
                    tr("A UUID, and 32 bytes in base64."),
                )
            )
    return [*found, *_wrong_environment(profile, environment, facts)]


def _wrong_environment(profile: Profile | None, environment: Environment | None, facts: LocalFacts) -> list[Check]:
    """Return a check if the key is known to belong to another environment: each has keys of its own."""
    if profile is None or environment is None:
        return []
    if environment.kind is EnvironmentKind.PRODUCTION and profile.merchant_id.strip() == PUBLIC_TEST_MERCHANT:
        text = tr("Its keys are for the test environment: apitest.cybersource.com.")
        title = tr("{merchant} is the merchant of CyberSource’s public samples.", merchant=PUBLIC_TEST_MERCHANT)
        return [Check("check first", title, text, _ENVIRONMENT)]
    kinds = {EnvironmentKind.TEST, EnvironmentKind.PRODUCTION} - {environment.kind}
    if environment.kind not in (EnvironmentKind.TEST, EnvironmentKind.PRODUCTION) or not profile.key_id:
        return []
    twin = next((each for each in facts.profiles if each.kind in kinds and each.key_id == profile.key_id), None)
    if twin is None:
        return []
    return [
        Check(
            "check first",
            tr("The profile “{profile}” has the same key ID for another environment.", profile=twin.name),
            tr("Test and production have keys of their own; a key of one is refused by the other."),
            _ENVIRONMENT,
        )
    ]


def _server_side_check(profile: Profile | None, environment: Environment | None) -> Check:
    owner = tr(_server(environment).knows)
    if environment is not None and environment.kind is EnvironmentKind.CUSTOM:
        owner += " " + tr("If it is flexgui sandbox, its output says why.")
    elif environment is not None and environment.kind is EnvironmentKind.TEST:
        owner += " " + tr("Production keys are refused here, too.")
    elif environment is not None and environment.kind is EnvironmentKind.PRODUCTION:
        owner += " " + tr("Test keys are refused here, too.")
    return Check("not checked", _belonging(profile), owner)


def _belonging(profile: Profile | None) -> str:
    merchant = profile.merchant_id if profile else ""
    if signs_with_p12(profile):
        if merchant:
            return tr("The key is active and belongs to merchant {merchant}.", merchant=merchant)
        return tr("The key is active.")
    if merchant:
        return tr("Key ID and shared secret belong to merchant {merchant}.", merchant=merchant)
    return tr("Key ID and shared secret belong together.")


class _Server(NamedTuple):
    """Return the check of which server answered."""

    silent: str
    knows: str


_CYBERSOURCE = _Server(later("CyberSource does not say which one."), later("Only CyberSource can tell."))
_SANDBOX = _Server(later("The sandbox does not say which one."), later("Only the sandbox can tell."))
_OTHER_SERVER = _Server(later("The server does not say which one."), later("Only the server can tell."))


def _server(environment: Environment | None) -> _Server:
    if environment is None or environment.kind in (EnvironmentKind.TEST, EnvironmentKind.PRODUCTION):
        return _CYBERSOURCE
    return _SANDBOX if environment.kind is EnvironmentKind.SANDBOX else _OTHER_SERVER


def _clock_check(exchange: Exchange) -> Check:
    skew = exchange.clock_skew
    if skew is None:
        return Check("not checked", tr("The clocks agree."), tr("The answer bears no usable Date."))
    if abs(skew) < SKEW_SECONDS:
        return Check(
            "looks right", tr("The clocks agree."), tr("The difference is less than {seconds} s.", seconds=SKEW_SECONDS)
        )
    if skew > 0:
        title = tr("Server clock is {skew} ahead of this machine.", skew=duration_text(skew))
    else:
        title = tr("Server clock is {skew} behind this machine.", skew=duration_text(-skew))
    return Check(
        "check first",
        title,
        tr("A signed date outside the allowed window is refused. Setting the clock right cures it for good."),
        ("signature.clock-skew", "jwt.clock-skew"),
    )


def _digest_check(exchange: Exchange) -> Check:
    """Compare the digest that was signed with the body, both as they went out."""
    from flexgui.diagnosis.own_request import digests  # only a refusal needs the diagnosis

    digest, signed = digests(exchange)
    size = trn("{n} byte, SHA-256.", "{n} bytes, SHA-256.", len(exchange.request.body))
    if signed is None:
        return Check("not checked", tr("The digest matches the body that was sent."), tr("No digest was signed."))
    if signed.removeprefix("SHA-256=") == digest:
        return Check("looks right", tr("The digest matches the body that was sent."), size)
    return Check("check first", tr("The digest does not match the body that was sent."), size, _DIGEST)


def _place_check(exchange: Exchange, environment: Environment | None) -> Check:
    if environment is None:
        return Check("not checked", tr("Host and path are those of the environment."), exchange.request.url)
    right = exchange.request.url.startswith(environment.base_url + "/")
    path = exchange.request.request_line.split(" ")[1]
    text = f"{environment.host}, {exchange.request.method} {path}."
    if right and exchange.request.header("host") == environment.host:
        title = tr("Host and path are those of the {environment} environment.", environment=environment.label)
        return Check("looks right", title, text)
    title = tr("Host and path are not those of the {environment} environment.", environment=environment.label)
    return Check("check first", title, text, ("route.", "signature.host"))
