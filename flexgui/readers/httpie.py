"""HTTPie's command line (httpie 3.x): ``http POST URL Name:value name=value name:=json``."""

from __future__ import annotations

import json
import re

from flexgui.errors import UnreadableRequest
from flexgui.flex.text import shown
from flexgui.readers.bash_words import bash_commands
from flexgui.readers.curl_options import option_value
from flexgui.readers.pasted import Form, PastedRequest, basic_authorization, pasted_request
from flexgui.translation import tr
from flexgui.transport.exchange import header_value

_START = re.compile(r"(?:[$%#][ \t]+)?(https?|xhs?)(?=[ \t])")
_ITEM = re.compile(r"((?:\\.|[^\\:=@])+)(:=@|=@|:@|:=|==|=|:|;\Z|@)(.*)", re.DOTALL)
_METHOD = re.compile(r"[A-Za-z]{3,10}")
_WITH_VALUE = frozenset(
    """--auth --auth-type --raw --boundary --compress-level --pretty --style --format-options --print --output --session
    --session-read-only --proxy --max-redirects --max-headers --timeout --verify --ssl --ciphers --cert --cert-key
    --cert-key-pass --default-scheme --response-charset --response-mime --history-print --bearer
    -a -A -p -o -s""".split()  # noqa: SIM905
)
_MAX_DEPTH = 50


def read_httpie(text: str) -> PastedRequest | None:
    """Return the request of one command; raises UnreadableRequest."""
    if not _START.match(text):
        return None
    commands = bash_commands(text)
    if len(commands) != 1:
        raise UnreadableRequest(tr("The text holds {n} commands. Paste one of them.", n=len(commands)))
    words, stdin = commands[0].words, commands[0].stdin
    options, rest = _split_options(words[1:])
    method = rest.pop(0) if len(rest) > 1 and _METHOD.fullmatch(rest[0]) else ""
    if not rest:
        raise UnreadableRequest(tr("The command has no URL. Copy the whole command, up to the last line."))
    url, headers, query, members = rest[0], _auth(options), list[tuple[str, str]](), list[tuple[str, object]]()
    for item in rest[1:]:
        _add_item(item, headers, query, members)
    body, original, notes = _body(options, stdin, members)
    if body and header_value(headers, "accept") is None:
        headers.append(("Accept", "application/json, */*;q=0.5"))
    return pasted_request(
        Form.HTTPIE,
        method=method.upper() or ("POST" if body else "GET"),
        url=_full_url(url, words[0]),
        query=query,
        headers=headers,
        content_type="application/json" if body else "",
        body=body,
        body_is_original=original,
        missing=notes,
    )


def _split_options(words: list[str]) -> tuple[dict[str, str], list[str]]:
    options: dict[str, str] = {}
    rest: list[str] = []
    remaining = iter(words)
    for word in remaining:
        if not word.startswith("-") or word == "-":
            rest.append(word)
            continue
        name, equals, value = word.partition("=")
        if name in ("--multipart", "--form", "-f"):
            raise UnreadableRequest(tr("The command sends a form, which the Flex API does not take. Send JSON."))
        if name in _WITH_VALUE and not equals:
            value = option_value(remaining, name)
        options[name] = value
    return options, rest


def _auth(options: dict[str, str]) -> list[tuple[str, str]]:
    credentials = options.get("--auth") or options.get("-a") or ""
    kind = options.get("--auth-type") or options.get("-A") or "basic"
    if not credentials:
        return []
    return [("Authorization", f"Bearer {credentials}") if kind == "bearer" else basic_authorization(credentials)]


def _add_item(
    item: str, headers: list[tuple[str, str]], query: list[tuple[str, str]], members: list[tuple[str, object]]
) -> None:
    match = _ITEM.fullmatch(item)
    if match is None:
        raise UnreadableRequest(
            tr(
                "{item} is not an item of HTTPie such as Name:value or name=value. Check the quotes.",
                item=shown(item, 40),
            )
        )
    name, sign, value = re.sub(r"\\(.)", r"\1", match[1]), match[2], match[3]
    if "@" in sign:
        raise UnreadableRequest(
            tr(
                "The command reads the file {file}, which is not opened. Put its content in --raw '…'.",
                file=shown(value, 80),
            )
        )
    if sign in (":", ";"):
        headers.append((name, value.strip()))
    elif sign == "==":
        query.append((name, value))
    elif sign == "=":
        members.append((name, value))
    else:
        members.append((name, _json(name, value)))


def _json(name: str, text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableRequest(
            tr("The value of {name} is not JSON. Check the quotes, or copy the whole command.", name=shown(name, 40))
        ) from None


def _body(options: dict[str, str], stdin: str | None, members: list[tuple[str, object]]) -> tuple[str, bool, list[str]]:
    """Return the given body, or the JSON that HTTPie makes of the items."""
    if "--raw" in options:
        return options["--raw"], True, []
    if stdin is not None:
        return stdin, True, []
    if not members:
        return "", True, []
    value: dict[str, object] = {}
    for name, each in members:
        _insert(value, name, each)
    note = tr("The body is the JSON that HTTPie makes of the items; http --verbose --offline prints the exact bytes.")
    return json.dumps(value), False, [note]


def _insert(value: dict[str, object], name: str, member: object) -> None:
    """Set a member by HTTPie's path, as in ``a[b][c]``; an empty part appends to an array."""
    match = re.fullmatch(r"([^\[\]]*)((?:\[[^\[\]]*\])*)", name)
    if match is None:
        value[name] = member
        return
    path = [match[1], *re.findall(r"\[([^\[\]]*)\]", match[2])][:_MAX_DEPTH]
    target: dict[str, object] | list[object] = value
    for part, following in zip(path, [*path[1:], None], strict=True):
        nested: object = member if following is None else [] if following == "" else {}
        if isinstance(target, list):
            target.append(nested)
        elif following is None or not isinstance(target.get(part), type(nested)):
            target[part] = nested
        else:
            nested = target[part]
        if not isinstance(nested, dict | list) or following is None:
            return
        target = nested


def _full_url(url: str, program: str) -> str:
    """Return the URL with its scheme; ``:8080/path`` is this computer."""
    scheme = "https" if program.endswith(("https", "xhs")) else "http"
    if url.startswith(":"):
        port, slash, path = url[1:].partition("/")
        return f"{scheme}://localhost{':' + port if port else ''}{slash}{path}"
    if url.startswith("//"):
        return f"{scheme}:{url}"
    return url if "://" in url else f"{scheme}://{url}"
