"""OpenCollection, Bruno's format of several requests in one file, as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from flexgui.readers.json_text import MAX_DEPTH, member, named_values, objects_of, text_of
from flexgui.readers.pasted import Form, PastedRequest, form_note, pasted_request
from flexgui.readers.variables import Variables
from flexgui.translation import tr


def read_opencollection(document: object) -> tuple[PastedRequest, ...] | None:
    """Return the requests of a collection, or one request of it."""
    if not text_of(document, "opencollection") and not isinstance(member(document, "http"), dict):
        return None
    variables = Variables(_variables(document))
    return tuple(_request(item, name, variables) for item, name in _items({"items": [document]}))


def _variables(document: object) -> Iterator[tuple[str, str]]:
    environments = [*objects_of(document, "config", "environments"), *objects_of(document, "environments")]
    for each in environments[:1]:
        yield from named_values(member(each, "variables"))
    yield from named_values(member(document, "runtime", "variables"))
    yield from named_values(member(document, "request", "variables"))


def _items(folder: object, path: str = "", depth: int = 0) -> Iterator[tuple[object, str]]:
    if depth > MAX_DEPTH:
        return
    for item in objects_of(folder, "items"):
        own = text_of(item, "info", "name") if depth or "http" in item else ""  # not that of the collection
        name = f"{path} / {own}" if path and own else own or path
        if isinstance(member(item, "http"), dict):
            yield item, name
        yield from _items(item, name, depth + 1)


def _request(item: object, name: str, variables: Variables) -> PastedRequest:
    http = member(item, "http")
    headers = list(named_values(member(http, "headers")))
    kind = text_of(http, "body", "type")
    content = text_of(http, "body", "data")
    token = text_of(http, "auth", "token")
    if text_of(http, "auth", "type") == "bearer" and token:
        headers.append(("Authorization", f"Bearer {token}"))
    notes = []
    if member(item, "runtime", "scripts"):
        notes.append(tr("A script runs with this request and may sign or change it; scripts are not run."))
    if kind in ("multipart-form", "file"):
        notes.append(form_note())
    return pasted_request(
        Form.OPENCOLLECTION,
        name=name,
        method=text_of(http, "method").upper() or "GET",
        url=text_of(http, "url"),
        headers=headers,
        content_type="application/json" if kind == "json" and content else "",
        body=content,
        body_is_original=not notes,
        missing=notes,
        variables=variables.with_own(named_values(member(item, "runtime", "variables"))),
    )
