"""The values and layouts that clients sign by mistake in an HTTP Signature, one list per part of the signed text."""

from __future__ import annotations

import base64
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from email.utils import format_datetime
from typing import Any, Literal, NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlencode

from flexgui.diagnosis.subject import DATE_NAMES, Subject
from flexgui.flex.environment import PRODUCTION_HOSTS, TEST_HOSTS
from flexgui.translation import later
from flexgui.transport.exchange import parse_http_date

Part = Literal["host", "date", "method", "path", "digest", "merchant", "names", "layout"]
Parts = dict[Part, Any]
"""The value of every part: the names of the lines, their layout, and texts."""

ORDER = ("host", "date", "request-target", "digest", "v-c-merchant-id")
"""The order in which the official clients sign."""

_MAX_PERMUTED = 5


@dataclass(frozen=True)
class Layout:
    """How the lines are joined: `colon` between name and value (None leaves the names out)."""

    between: str = "\n"
    colon: str | None = ": "
    end: str = ""
    title_case: bool = False


class Change(NamedTuple):
    """One part of the signed text in another form; `common` ones are combined with each other."""

    part: Part
    cause: str
    description: str
    value: str | tuple[str, ...] | Layout
    common: bool = True


def right_parts(subject: Subject, names: tuple[str, ...]) -> Parts:
    """Return the parts of the text that should have been signed; with a MetaKey, the merchant is the portfolio."""
    portfolio = subject.credentials.portfolio_id if subject.credentials is not None else None
    return {
        "host": subject.host,
        "date": sent_date(subject),
        "method": f"{subject.method.lower()} ",
        "path": subject.target,
        "digest": subject.header("digest") or "",
        "merchant": portfolio or subject.header("v-c-merchant-id") or "",
        "names": names,
        "layout": Layout(),
    }


def changes(subject: Subject, right: Parts) -> list[Change]:
    """Return every change of a part; `right` has the parts that should have been signed."""
    found: list[Change] = []
    seen = set(right.items())
    for change in itertools.chain(
        _methods(subject), _paths(subject), _hosts(subject), _merchants(subject), _digests(subject),
        _dates(subject), _layouts(), _names(right["names"], subject),
    ):  # fmt: skip
        if (change.part, change.value) not in seen:
            seen.add((change.part, change.value))
            found.append(change)
    return found


def sent_date(subject: Subject) -> str:
    """Return the value of the date header that was sent, empty if there is none."""
    signature = subject.signature
    listed = signature.names if signature is not None else ()
    for name in (*(each for each in DATE_NAMES if each in listed), *DATE_NAMES):
        value = subject.header(name)
        if value is not None:
            return value
    return ""


def _methods(subject: Subject) -> Iterator[Change]:
    cause = "signature.target-method-case"
    yield Change("method", cause, later("the method in capitals"), f"{subject.method} ")
    yield Change("method", cause, later("the method with a capital first letter"), f"{subject.method.title()} ")
    form = "signature.target-form"
    yield Change("method", form, later("the target without the method"), "")
    yield Change("method", form, later("the method and the path without a space between them"), subject.method.lower())
    yield Change("method", form, later("two spaces after the method"), f"{subject.method.lower()}  ")
    yield Change("method", form, later("a colon after the method"), f"{subject.method.lower()}: ")
    for other in ("get", "post", "put", "patch", "delete"):
        yield Change("method", form, later("another method than the request has"), f"{other} ")


def _paths(subject: Subject) -> Iterator[Change]:
    target, path, host = subject.target, subject.path, subject.host
    query = target.partition("?")[2]
    cause = "signature.target-query"
    if query:
        pairs = parse_qsl(query, keep_blank_values=True)
        yield Change("path", cause, later("the path without the query string"), path)
        yield Change("path", cause, later("the path without the query string"), f"{path}?")
        for rewritten in (
            unquote(query),
            urlencode(pairs),
            urlencode(pairs, quote_via=quote),
            quote(query, safe="=&%+"),
            quote(query, safe="=&:/,"),
            query.replace("%20", "+"),
            query.replace("+", "%20"),
            "&".join(f"{name}={value}" for name, value in pairs),
            query.replace("%3A", ":").replace("%2C", ","),
            re.sub(r"%[0-9A-Fa-f]{2}", lambda found: found[0].lower(), query),
            re.sub(r"%[0-9A-Fa-f]{2}", lambda found: found[0].upper(), query),
        ):
            yield Change("path", cause, later("the query string in another encoding"), f"{path}?{rewritten}")
        for ordered in (sorted(query.split("&")), query.split("&")[::-1]):
            yield Change("path", cause, later("the query string in another order"), f"{path}?{'&'.join(ordered)}")
    slash = "signature.target-slash"
    suffix = f"?{query}" if query else ""
    yield Change("path", slash, later("the path with a slash at its end"), f"{path}/{suffix}")
    yield Change("path", slash, later("the path without the slash at its end"), f"{path.rstrip('/')}{suffix}")
    yield Change("path", slash, later("the path without doubled slashes"), re.sub("/+", "/", path) + suffix)
    form = "signature.target-form"
    for scheme in ("https", "http"):
        for place in dict.fromkeys((host, subject.url_host, host.partition(":")[0])):
            yield Change("path", form, later("the whole URL"), f"{scheme}://{place}{target}")
    yield Change("path", form, later("the host before the path"), f"{host}{target}")
    yield Change("path", form, later("the path without the slash at its beginning"), target.removeprefix("/"))
    yield Change("path", form, later("the path with the version of HTTP"), f"{target} HTTP/1.1")
    yield Change("path", form, later("the path with a doubled slash"), f"/{target}")
    yield Change("path", form, later("the decoded path"), unquote(target))
    yield Change("path", form, later("the path in lower case"), target.lower())
    for count in range(1, path.count("/")):
        parts = path.split("/")
        yield Change("path", form, later("a part of the path"), f"/{'/'.join(parts[count + 1 :])}{suffix}")


def _hosts(subject: Subject) -> Iterator[Change]:
    host = subject.host
    name = host.rpartition(":")[0] if re.search(r":\d+$", host) else host
    form = "signature.host-form"
    if subject.url_host and subject.url_host != host:
        yield Change("host", "signature.host-rewritten", later("the host of the URL"), subject.url_host)
    yield Change("host", form, later("the host without its port"), name)
    yield Change("host", form, later("the host with a port"), f"{name}:443")
    yield Change("host", form, later("the host with a port"), f"{name}:80")
    for scheme in ("https", "http"):
        yield Change("host", form, later("the host with the scheme"), f"{scheme}://{host}")
        yield Change("host", form, later("the host with the scheme and a slash"), f"{scheme}://{host}/")
        yield Change("host", form, later("the whole URL as the host"), f"{scheme}://{host}{subject.target}")
        yield Change("host", form, later("the host with the scheme"), f"{scheme}://{name}")
    yield Change("host", form, later("the host with a slash"), f"{host}/")
    yield Change("host", form, later("the host with the path"), f"{host}{subject.target}")
    yield Change("host", form, later("the host in other letters"), host.upper())
    yield Change("host", form, later("the host in other letters"), host.lower())
    yield Change("host", form, later("an empty host"), "")
    for other in (*TEST_HOSTS, *PRODUCTION_HOSTS, "localhost", "127.0.0.1"):
        yield Change("host", form, later("another host"), other)
    port = host.removeprefix(name)
    for other in ("localhost", "127.0.0.1"):
        yield Change("host", form, later("another host"), f"{other}{port}")


def _merchants(subject: Subject) -> Iterator[Change]:
    credentials, sent = subject.credentials, subject.header("v-c-merchant-id") or ""
    portfolio = credentials.portfolio_id if credentials is not None else None
    if portfolio:
        yield Change("merchant", "signature.metakey", later("the merchant ID in place of the portfolio ID"), sent)
        yield Change("merchant", "signature.metakey", later("the portfolio ID"), portfolio)
    own = credentials.merchant_id if credentials is not None else ""
    cause = "credentials.merchant-mismatch"
    if subject.header("v-c-merchant-id") is None:
        cause = "signature.merchant-header-name"
    yield Change("merchant", cause, later("another merchant ID than was sent"), own)
    shape = "credentials.merchant-id-shape"
    for other in (sent.lower(), sent.upper(), sent.strip(), f"{sent} ", own.upper()):
        yield Change("merchant", shape, later("the merchant ID in another form"), other)
    if credentials is not None:
        yield Change("merchant", "credentials.merchant-mismatch", later("the key ID in place of the merchant ID"),
                     credentials.key_id)  # fmt: skip
    yield Change("merchant", "credentials.merchant-mismatch", later("an empty merchant ID"), "")


def _digests(subject: Subject) -> Iterator[Change]:
    sent = subject.header("digest") or ""
    bare = sent.partition("=")[2] if sent.lower().startswith("sha-256=") else sent
    form = "digest.form"
    yield Change("digest", form, later("the digest without SHA-256="), bare)
    yield Change("digest", form, later("the digest with SHA-256="), f"SHA-256={bare}")
    yield Change("digest", form, later("the digest with another prefix"), f"sha-256={bare}")
    yield Change("digest", form, later("the digest with another prefix"), f"SHA256={bare}")
    yield Change("digest", form, later("the digest with its name before it"), f"digest: {sent}")
    body = subject.request.body
    if not body:
        yield Change("digest", "digest.method-mismatch", later("an empty digest"), "")
        return
    true = subject.true_digest
    other = "digest.body-reserialised"
    yield Change("digest", other, later("the digest of the body that was sent"), f"SHA-256={true}")
    yield Change("digest", form, later("the digest of the body that was sent, without SHA-256="), true)
    yield Change("digest", other, later("an empty digest"), "")
    for raw, each in subject.hashed_forms.items():
        value = f"SHA-256={base64.b64encode(raw).decode()}"
        yield Change("digest", each.cause, each.description, value, common=False)


def _dates(subject: Subject) -> Iterator[Change]:
    sent = sent_date(subject)
    moment = parse_http_date(sent)
    for name in DATE_NAMES:
        yield Change("date", "signature.date-name-mismatch", later("the value of the other date header"),
                     subject.header(name) or sent)  # fmt: skip
    cause = "signature.date-differs"
    if moment is None and (moment := subject.server_time) is not None:
        cause = cause if sent else "signature.date-missing"
        yield Change("date", cause, later("the time of the answer as the date"), format_datetime(moment, usegmt=True))
    if moment is None:
        return
    for seconds in (1, -1, 2, -2, 3, -3, 4, -4, 5, -5):
        other = format_datetime(moment + timedelta(seconds=seconds), usegmt=True)
        yield Change("date", cause, later("a date some seconds apart from the one that was sent"), other)
    iso = f"{moment:%Y-%m-%dT%H:%M:%S}"
    for text in (
        format_datetime(moment, usegmt=True), format_datetime(moment), f"{iso}Z", f"{iso}.000Z", f"{iso}+00:00", iso,
        f"{moment:%Y-%m-%d %H:%M:%S}", str(int(moment.timestamp())), str(int(moment.timestamp() * 1000)),
        sent.replace("GMT", "UTC"), sent.replace(" GMT", ""), sent.lower(), sent.replace("GMT", "Z"), "",
    ):  # fmt: skip
        yield Change("date", cause, later("the date in another form than it was sent"), text)
    for quarter in range(-48, 57):
        other = format_datetime(moment + timedelta(minutes=15 * quarter), usegmt=True)
        yield Change("date", cause, later("the local time as the date"), other, common=False)


def _layouts() -> Iterator[Change]:
    cause = "signature.string-separators"
    yield Change("layout", cause, later("a line feed at the end"), Layout(end="\n"))
    yield Change("layout", cause, later("CR LF between the lines"), Layout(between="\r\n"))
    yield Change("layout", cause, later("CR LF between the lines and at the end"), Layout("\r\n", end="\r\n"))
    yield Change("layout", cause, later("CR LF at the end"), Layout(end="\r\n"))
    yield Change("layout", cause, later("no space after the colon"), Layout(colon=":"))
    yield Change(
        "layout", cause, later("no space after the colon, and a line feed at the end"), Layout("\n", ":", "\n")
    )
    yield Change("layout", cause, later("a space before the colon"), Layout(colon=" : "))
    yield Change("layout", cause, later("two spaces after the colon"), Layout(colon=":  "))
    yield Change("layout", cause, later("= in place of the colon"), Layout(colon="="))
    yield Change("layout", cause, later("the values without their names"), Layout(colon=None))
    yield Change("layout", cause, later("backslash and n in place of a line feed"), Layout("\\n"))
    yield Change("layout", cause, later("backslash and n in place of a line feed"), Layout("\\n", end="\\n"))
    yield Change("layout", cause, later("spaces between the lines"), Layout(" "))
    yield Change("layout", cause, later("commas between the lines"), Layout(", "))
    yield Change("layout", cause, later("commas between the lines"), Layout(","))
    yield Change("layout", cause, later("nothing between the lines"), Layout(""))
    yield Change("layout", cause, later("a space before each line feed"), Layout(" \n"))
    yield Change("layout", cause, later("a space at the end"), Layout(end=" "))
    yield Change("layout", cause, later("an empty line between the lines"), Layout("\n\n"))
    yield Change("layout", "signature.header-list-form", later("names with capitals"), Layout(title_case=True))


def _names(names: tuple[str, ...], subject: Subject) -> Iterator[Change]:
    order = "signature.header-order"
    swapped = {"request-target": "(request-target)", "(request-target)": "request-target"}
    changed = tuple(swapped.get(each, each) for each in names)
    yield Change("names", "signature.target-parentheses", later("request-target with and without parentheses"), changed)
    dates = {"date": "v-c-date", "v-c-date": "date"}
    changed = tuple(dates.get(each, each) for each in names)
    yield Change("names", "signature.date-name-mismatch", later("the name of the other date header"), changed)
    for each in names:
        without = tuple(other for other in names if other != each)
        cause = "signature.date-not-signed" if each in DATE_NAMES else order
        if each == "digest" and subject.header("digest") is None:
            cause = "digest.method-mismatch"
        yield Change("names", cause, later("a text without one of the listed names"), without)
    usual = tuple(each for each in ORDER if each in names)
    yield Change("names", order, later("the lines in the usual order"), usual)
    yield Change("names", order, later("all lines in the usual order"), ORDER)
    yield Change("names", order, later("the lines in alphabetical order"), tuple(sorted(names)))
    yield Change("names", order, later("the lines in reverse order"), names[::-1])
    sent = tuple(name.lower() for name, _ in subject.request.headers if name.lower() in names)
    targets = tuple(each for each in names if each not in sent)
    yield Change("names", order, later("the lines in the order of the headers"), (*sent, *targets))
    yield Change("names", order, later("the lines in the order of the headers"), (*targets, *sent))
    for extra in ORDER:
        if extra not in names and f"({extra})" not in names:
            place = next((i for i, each in enumerate(names) if each in ORDER[ORDER.index(extra) :]), len(names))
            listed = (*names[:place], extra, *names[place:])
            yield Change("names", order, later("a text with a line that is not listed"), listed)
            yield Change("names", order, later("a text with a line that is not listed"), (*names, extra))
    if len(names) <= _MAX_PERMUTED:
        for permuted in itertools.permutations(names):
            yield Change("names", order, later("the lines in another order"), permuted, common=False)
