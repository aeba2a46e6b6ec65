"""HTTPie Desktop's export of a collection or a workspace, as JSON."""

from __future__ import annotations

from flexgui.errors import UnreadableRequest
from flexgui.readers.collection import fill_in, filled_pairs, form_note, with_header, with_query, with_secrets
from flexgui.readers.json_text import member, named_values, objects_of, text_of
from flexgui.readers.pasted import Form, PastedRequest, pasted_request, to_bytes
from flexgui.translation import tr


def read_httpie_export(document: object) -> tuple[PastedRequest, ...] | None:
    """Return the requests of the export; raises UnreadableRequest if it has none."""
    if text_of(document, "meta", "format") != "httpie":
        return None
    entry = member(document, "entry")
    environments = objects_of(entry, "environments")[:1]
    variables = {name: value for each in environments for name, value in named_values(member(each, "variables"))}
    found = [_request(each, entry, variables) for each in objects_of(entry, "requests")]
    for collection in objects_of(entry, "collections"):
        found += [_request(each, collection, variables) for each in objects_of(collection, "requests")]
    if not found:
        raise UnreadableRequest(tr("The export of HTTPie has no request. Export the collection with the request."))
    return with_secrets(found, variables)


def _request(request: object, collection: object, variables: dict[str, str]) -> PastedRequest:
    headers = filled_pairs(member(request, "headers"), variables)
    auth = member(request, "auth")
    if text_of(auth, "type") == "inherited":
        auth = member(collection, "auth")
    if text_of(auth, "type") == "bearer":
        token = text_of(auth, "credentials", "password") or text_of(auth, "token")
        headers.append(("Authorization", "Bearer " + fill_in(token, variables)))
    body = member(request, "body")
    kind = text_of(body, "type")
    if kind == "text":
        headers = with_header(headers, "Content-Type", text_of(body, "text", "format") or "text/plain")
    notes = [form_note()] if kind in ("file", "form") else []
    url = fill_in(text_of(request, "url"), variables)
    for name, value in named_values(member(request, "pathParams")):
        url = url.replace(f":{name}", fill_in(value, variables))
    return pasted_request(
        Form.HTTPIE_EXPORT,
        name=text_of(request, "name"),
        method=text_of(request, "method") or "GET",
        url=with_query(url, filled_pairs(member(request, "queryParams"), variables)),
        headers=headers,
        body=to_bytes(fill_in(text_of(body, "text", "value"), variables)) if kind == "text" else b"",
        body_is_original=not notes,
        missing=notes,
    )
