"""cURL commands for bash, and the request that curl would send for the words of any command."""

from __future__ import annotations

import re
from urllib.parse import quote

from flexgui.errors import UnreadableRequest
from flexgui.flex.text import shown
from flexgui.readers.bash_words import ShellCommand, bash_commands
from flexgui.readers.curl_options import CurlOptions, parse_options
from flexgui.readers.pasted import Form, PastedRequest, basic_authorization, is_cybersource, pasted_request
from flexgui.translation import tr
from flexgui.transport.exchange import Headers, header_value

CURL_START = re.compile(r"(?:[$%#][ \t]+)?(?:\S*/)?curl(?:\.exe)?(?=[\s^\\`]|$)")
"""The beginning of a curl command, perhaps after a prompt."""


def read_curl(text: str) -> PastedRequest | None:
    """Return the request of a curl command for bash; raises UnreadableRequest."""
    return request_of(bash_commands(text), Form.CURL) if CURL_START.match(text) else None


def request_of(commands: list[ShellCommand], form: Form) -> PastedRequest:
    """Return the request of the one curl command for CyberSource among several; raises UnreadableRequest."""
    curls = [each for each in commands if CURL_START.fullmatch(each.words[0])]
    if not curls:
        raise UnreadableRequest(
            tr(
                "{word} is not a curl command. Paste a command that begins with curl.",
                word=shown(commands[0].words[0], 40),
            )
            if commands
            else tr("There is no command in the text. Paste a command that begins with curl.")
        )
    if any(each.words[0].startswith("-") for each in commands):
        raise UnreadableRequest(
            tr("A line begins with an option, but the line before it has no backslash at its end. Add the backslash.")
        )
    parsed = [(parse_options(each.words[1:]), each.stdin) for each in curls]
    if len(parsed) > 1:
        parsed = [each for each in parsed if any(is_cybersource(_with_scheme(url)) for url in each[0].urls)]
    if len(parsed) != 1:
        raise UnreadableRequest(
            tr(
                "The text holds {n} curl commands, {cybersource} of them for CyberSource. Paste one of them.",
                n=len(curls),
                cybersource=len(parsed),
            )
        )
    return _request(*parsed[0], form)


def _request(options: CurlOptions, stdin: str | None, form: Form) -> PastedRequest:
    if len(options.urls) != 1:
        raise UnreadableRequest(
            tr("The command has no URL. Copy the whole command, up to the last line.")
            if not options.urls
            else tr("The command has {n} URLs. Check its quotes, or paste one request.", n=len(options.urls))
        )
    data = [_data(kind, value, stdin) for kind, value in options.data]
    text = ("" if all(kind == "json" for kind, _ in options.data) else "&").join(data)
    as_query = "get" in options.last
    query = [*options.query, *([text] if as_query and text else [])]
    has_body = bool(options.data) and not as_query
    return pasted_request(
        form,
        method=options.last.get("request") or ("HEAD" if "head" in options.last else "POST" if has_body else "GET"),
        url=_url(options, query),
        headers=_headers(options, has_body),
        body=text if has_body else "",
        body_is_original=True,
    )


def _data(kind: str, value: str, stdin: str | None) -> str:
    """Return the text that one option adds to the body; ``-d @-`` takes the input, without its line ends."""
    if kind == "data-urlencode":
        name, equals, content = value.partition("=")
        return f"{name}={quote(content, safe='')}" if equals and name else quote(content or name, safe="")
    if value != "@-" or kind == "data-raw":
        return value
    if stdin is None:
        raise UnreadableRequest(
            tr("The command reads its body from the input, which is not in the text. Put the body in --data-raw '…'.")
        )
    return stdin if kind in ("data-binary", "json") else re.sub(r"[\r\n\0]", "", stdin)


def _url(options: CurlOptions, query: list[str]) -> str:
    url = _with_scheme(options.urls[0])
    if target := options.last.get("request-target"):
        scheme, mark, rest = url.partition("://")
        url = scheme + mark + rest.partition("/")[0] + target
    for each in query:
        url += ("&" if "?" in url else "?") + each.removeprefix("+")
    return url


def _with_scheme(url: str) -> str:
    return url if "://" in url else f"http://{url}"  # as curl does


def _headers(options: CurlOptions, has_body: bool) -> Headers:
    """Return the headers of the command and those that curl adds because of other options."""
    headers: list[tuple[str, str]] = []
    removed: set[str] = set()
    for each in options.headers:
        name, colon, value = each.partition(":")
        if colon and not value.strip():
            removed.add(name.strip().lower())  # curl(1): "Name:" leaves a header out, "Name;" sends it without value
        elif colon:
            headers.append((name.strip(), value.strip()))
        else:
            headers.append((name.strip().removesuffix(";"), ""))
    for name, value in _implied(options, has_body):
        if name.lower() not in removed and header_value(headers, name) is None:
            headers.append((name, value))
    return tuple(headers)


def _implied(options: CurlOptions, has_body: bool) -> list[tuple[str, str]]:
    last = options.last
    cookie = last.get("cookie", "")
    implied = [
        ("User-Agent", last.get("user-agent", "")),
        ("Referer", last.get("referer", "").removesuffix(";auto")),
        ("Cookie", cookie if "=" in cookie else ""),  # else it names a file
    ]
    if user := last.get("user"):
        implied.append(basic_authorization(user))
    if token := last.get("oauth2-bearer"):
        implied.append(("Authorization", f"Bearer {token}"))
    if any(kind == "json" for kind, _ in options.data):
        implied += [("Content-Type", "application/json"), ("Accept", "application/json")]
    elif has_body:
        implied.append(("Content-Type", "application/x-www-form-urlencoded"))
    return [(name, value) for name, value in implied if value]
