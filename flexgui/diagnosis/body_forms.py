"""Other forms of a body whose hash clients are known to send by mistake."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

from flexgui.translation import later

MAX_BODY_BYTES = 1 << 15
"""Larger bodies are not serialised again: it takes too long, and a request for a session has less than 4 KiB."""


class BodyForm(NamedTuple):
    """Bytes that may have been hashed in place of the body, the cause, and a sentence for `tr`."""

    cause: str
    description: str
    body: bytes


def body_forms(body: bytes) -> Iterator[BodyForm]:
    """Yield the other forms of a body; line ends first, because they are cheap."""
    seen = {body}
    for form in _all_forms(body):
        if form.body not in seen:
            seen.add(form.body)
            yield form


def _all_forms(body: bytes) -> Iterator[BodyForm]:
    yield from _line_ends(body)
    yield BodyForm("digest.body-reserialised", later("an empty body"), b"")
    yield from _charsets(body)
    if len(body) > MAX_BODY_BYTES:
        return
    with suppress(ValueError, RecursionError):
        text = body.decode("utf-8-sig")
        yield from _serialised(json.loads(text), text)


def _line_ends(body: bytes) -> Iterator[BodyForm]:
    cause, bare = "digest.newline-or-bom", body.rstrip(b"\r\n")
    yield BodyForm(cause, later("the body with a line feed at its end"), body + b"\n")
    yield BodyForm(cause, later("the body with CR LF at its end"), body + b"\r\n")
    yield BodyForm(cause, later("the body without the line end at its end"), bare)
    yield BodyForm(cause, later("the body without its line ends"), body.replace(b"\r", b"").replace(b"\n", b""))
    unix = body.replace(b"\r\n", b"\n")
    yield BodyForm(cause, later("the body with LF in place of CR LF"), unix)
    yield BodyForm(cause, later("the body with CR LF in place of LF"), unix.replace(b"\n", b"\r\n"))
    yield BodyForm(cause, later("the body with LF in place of CR LF, and one at its end"), unix.rstrip(b"\n") + b"\n")
    yield BodyForm(
        cause, later("the body with CR LF in place of LF, and without one at its end"),
        unix.rstrip(b"\n").replace(b"\n", b"\r\n"),
    )  # fmt: skip
    yield BodyForm(cause, later("the body after a byte order mark"), b"\xef\xbb\xbf" + body)
    yield BodyForm(cause, later("the body without its byte order mark"), body.removeprefix(b"\xef\xbb\xbf"))
    yield BodyForm(cause, later("the body without spaces around it"), body.strip())


def _charsets(body: bytes) -> Iterator[BodyForm]:
    cause = "digest.charset"
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        text = body.decode("latin-1")
        yield BodyForm(cause, later("the body in UTF-8"), text.encode("utf-8"))
        return
    for encoding, description in (
        ("latin-1", later("the body in Latin-1")),
        ("cp1252", later("the body in Windows-1252")),
        ("utf-16-le", later("the body in UTF-16")),
        ("utf-16", later("the body in UTF-16 with a byte order mark")),
    ):
        with suppress(UnicodeEncodeError):
            yield BodyForm(cause, description, text.encode(encoding))
    yield BodyForm(
        cause, later("the body with ? in place of letters outside of ASCII"), text.encode("ascii", "replace")
    )
    yield BodyForm(cause, later("the body, encoded in UTF-8 twice"), body.decode("latin-1").encode("utf-8"))
    with suppress(ValueError):
        yield BodyForm(cause, later("the body, decoded from UTF-8 once more"), text.encode("latin-1").decode().encode())


def _serialised(value: Any, text: str) -> Iterator[BodyForm]:
    cause = "digest.body-reserialised"
    layouts: tuple[tuple[str, dict[str, Any]], ...] = (
        (later("compact JSON, as JSON.stringify writes it"), {"separators": (",", ":")}),
        (later("JSON with spaces after commas and colons, as Python’s json.dumps writes it"), {}),
        (later("JSON with a space after each colon"), {"separators": (",", ": ")}),
        (later("JSON with a space after each comma"), {"separators": (", ", ":")}),
        (later("JSON indented by 2"), {"indent": 2}),
        (later("JSON indented by 4"), {"indent": 4}),
        (later("JSON indented by tabs"), {"indent": "\t"}),
        (later("JSON with a space before each colon"), {"indent": 2, "separators": (",", " : ")}),
    )
    for sort in (False, True):
        for ascii_only in (False, True):
            for description, options in layouts:
                written = json.dumps(value, sort_keys=sort, ensure_ascii=ascii_only, **options)
                yield BodyForm(cause, description, _encoded(written))
                yield BodyForm(cause, description, _encoded(written.replace("/", "\\/")))
                yield BodyForm(cause, description, _encoded(written + "\n"))
                if "\n" in written:
                    yield BodyForm(cause, description, _encoded(written.replace("\n", "\r\n")))
    compact = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    for twice in (json.dumps(text), json.dumps(text, ensure_ascii=False), json.dumps(compact)):
        yield BodyForm(cause, later("the body as a JSON string (serialised twice)"), _encoded(twice))
    yield BodyForm(cause, later("the text of an object, as Python prints it"), _encoded(str(value)))
    yield BodyForm(cause, later("the text of an object, as JavaScript prints it"), b"[object Object]")
    if isinstance(value, str):
        yield BodyForm(cause, later("the JSON in the string that was sent"), _encoded(value))
    for empty in (b"{}", b"null", b'""', b"undefined"):
        yield BodyForm(cause, later("an empty object"), empty)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
