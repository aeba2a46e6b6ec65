"""Bruno's ``.bru`` files: one request in blocks, with the variables of the file or of an environment after it."""

from __future__ import annotations

import re

from flexgui.errors import UnreadableRequest
from flexgui.readers.pasted import Form, PastedRequest, form_note, pasted_request
from flexgui.readers.variables import Variables
from flexgui.translation import tr

_METHODS = ("get", "post", "put", "patch", "delete", "head", "options")
_BLOCK = re.compile(r"^([a-z][\w:-]{0,40})[ \t]*\{[ \t]*\r?\n(.*?)^\}[ \t]*\r?$", re.MULTILINE | re.DOTALL)
_START = re.compile(rf"^(?:meta|{'|'.join(_METHODS)})[ \t]*\{{[ \t]*\r?$", re.MULTILINE)
_CONTENT_TYPES = {"json": "application/json", "text": "text/plain", "xml": "application/xml"}


def read_bruno(text: str) -> PastedRequest | None:
    """Return the request; raises UnreadableRequest."""
    if not _START.match(text):
        return None
    blocks = {match[1]: match[2] for match in _BLOCK.finditer(text)}
    method = next((each for each in _METHODS if each in blocks), None)
    if method is None:
        raise UnreadableRequest(
            tr("The .bru file has no request, or is cut off. Copy the file with its block, as in post { url: … }.")
        )
    settings = _entries(blocks[method])
    kind = settings.get("body", "none")
    headers = _pairs(blocks.get("headers", ""))
    token = _entries(blocks.get("auth:bearer", "")).get("token")
    if token:
        headers.append(("Authorization", f"Bearer {token}"))
    body = _text(blocks.get(f"body:{kind}", blocks.get("body", "")))
    notes = [form_note()] if kind in ("multipartForm", "multipart-form", "file") else []
    if "script:pre-request" in blocks:
        notes.append(tr("A script runs before this request and may sign or change it; scripts are not run."))
    return pasted_request(
        Form.BRUNO,
        name=_entries(blocks.get("meta", "")).get("name", ""),
        method=method.upper(),
        url=settings.get("url", ""),
        headers=headers,
        content_type=_CONTENT_TYPES.get(kind, "") if body else "",
        body=body,
        body_is_original=not notes and "\r\n" not in text,
        missing=notes,
        variables=Variables([*_pairs(blocks.get("vars:pre-request", "")), *_pairs(blocks.get("vars", ""))]),
    )


def _pairs(block: str) -> list[tuple[str, str]]:
    """Return the lines ``name: value`` that are not switched off by ``~``."""
    pairs = []
    for line in block.splitlines():
        name, colon, value = line.strip().partition(":")
        if colon and name and not name.startswith("~"):
            pairs.append((name.strip().strip('"'), value.strip()))
    return pairs


def _entries(block: str) -> dict[str, str]:
    return dict(_pairs(block))


def _text(block: str) -> str:
    """Return a text block without its indentation of two spaces and its last line end."""
    lines = block.replace("\r\n", "\n").split("\n")
    return "\n".join(line.removeprefix("  ") for line in lines).rstrip("\n")
