"""OpenCollection, Bruno's format of several requests in one file, as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from flexgui.errors import UnreadableRequest
from flexgui.readers.collection import MAX_DEPTH, fill_in, filled_pairs, form_note, with_header, with_secrets
from flexgui.readers.json_text import member, named_values, objects_of, text_of
from flexgui.readers.pasted import Form, PastedRequest, pasted_request, to_bytes
from flexgui.translation import tr


def read_opencollection(document: object) -> tuple[PastedRequest, ...] | None:
    """Return the requests of a collection, or one request of it; raises UnreadableRequest if it has none."""
    if not text_of(document, "opencollection") and not isinstance(member(document, "http"), dict):
        return None
    variables = dict(_variables(document))
    found: list[PastedRequest] = []
    for item, name in _items({"items": [document]}):
        own = dict(named_values(member(item, "runtime", "variables")))
        found += with_secrets([_request(item, name, variables | own)], own)
    if not found:
        raise UnreadableRequest(tr("The collection has no HTTP request. Export the request that failed."))
    return with_secrets(found, variables)


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


def _request(item: object, name: str, variables: dict[str, str]) -> PastedRequest:
    http = member(item, "http")
    headers = filled_pairs(member(http, "headers"), variables)
    kind = text_of(http, "body", "type")
    content = text_of(http, "body", "data")
    if kind == "json" and content:
        headers = with_header(headers, "Content-Type", "application/json")
    token = text_of(http, "auth", "token")
    if text_of(http, "auth", "type") == "bearer" and token:
        headers.append(("Authorization", "Bearer " + fill_in(token, variables)))
    notes = []
    if member(item, "runtime", "scripts"):
        notes.append(tr("A script runs with this request and may sign or change it; scripts are not run."))
    if kind in ("multipart-form", "file"):
        notes.append(form_note())
    return pasted_request(
        Form.OPENCOLLECTION,
        name=name,
        method=text_of(http, "method").upper() or "GET",
        url=fill_in(text_of(http, "url"), variables),
        headers=headers,
        body=to_bytes(fill_in(content, variables)),
        body_is_original=not notes,
        missing=notes,
    )
