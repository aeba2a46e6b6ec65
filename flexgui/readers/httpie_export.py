"""HTTPie Desktop's export of a collection or a workspace, as JSON."""

from __future__ import annotations

from flexgui.readers.json_text import member, named_values, objects_of, text_of
from flexgui.readers.pasted import Form, PastedRequest, form_note, pasted_request
from flexgui.readers.variables import Variables


def read_httpie_export(document: object) -> tuple[PastedRequest, ...] | None:
    """Return the requests of the export."""
    if text_of(document, "meta", "format") != "httpie":
        return None
    entry = member(document, "entry")
    environments = objects_of(entry, "environments")[:1]
    variables = Variables(pair for each in environments for pair in named_values(member(each, "variables")))
    return tuple(
        _request(each, collection, variables)
        for collection in (entry, *objects_of(entry, "collections"))
        for each in objects_of(collection, "requests")
    )


def _request(request: object, collection: object, variables: Variables) -> PastedRequest:
    headers = list(named_values(member(request, "headers")))
    auth = member(request, "auth")
    if text_of(auth, "type") == "inherited":
        auth = member(collection, "auth")
    if text_of(auth, "type") == "bearer":
        token = text_of(auth, "credentials", "password") or text_of(auth, "token")
        headers.append(("Authorization", f"Bearer {token}"))
    body = member(request, "body")
    kind = text_of(body, "type")
    is_text = kind == "text"
    notes = [form_note()] if kind in ("file", "form") else []
    url = variables.fill_in(text_of(request, "url"))  # which may hold the names of the path's parameters
    for name, value in named_values(member(request, "pathParams")):
        url = url.replace(f":{name}", value)
    return pasted_request(
        Form.HTTPIE_EXPORT,
        name=text_of(request, "name"),
        method=text_of(request, "method") or "GET",
        url=url,
        query=named_values(member(request, "queryParams")),
        headers=headers,
        content_type=text_of(body, "text", "format") or "text/plain" if is_text else "",
        body=text_of(body, "text", "value") if is_text else "",
        body_is_original=not notes,
        missing=notes,
        variables=variables,
    )
