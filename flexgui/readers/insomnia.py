"""Insomnia's export, version 4, as JSON."""

from __future__ import annotations

from flexgui.readers.json_text import member, named_values, objects_of, text_of
from flexgui.readers.pasted import Form, PastedRequest, form_note, pasted_request
from flexgui.readers.variables import Variables


def read_insomnia(document: object) -> tuple[PastedRequest, ...] | None:
    """Return the requests of the export."""
    if text_of(document, "_type") != "export" or not isinstance(member(document, "resources"), list):
        return None
    resources = objects_of(document, "resources")
    environments = [_flat(member(each, "data")) for each in resources if text_of(each, "_type") == "environment"]
    variables = Variables(pair for each in environments for pair in each.items())
    return tuple(_request(each, variables) for each in resources if text_of(each, "_type") == "request")


def _flat(data: object, prefix: str = "", depth: int = 0) -> dict[str, str]:
    """Return the values of an environment by their paths, as in ``host.test``."""
    if not isinstance(data, dict) or depth > 10:
        return {}
    flat: dict[str, str] = {}
    for name, value in data.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{prefix}{name}.", depth + 1)
        elif text_of(data, name):
            flat[prefix + name] = text_of(data, name)
    return flat


def _request(resource: object, variables: Variables) -> PastedRequest:
    headers = list(named_values(member(resource, "headers")))
    authentication = member(resource, "authentication")
    if text_of(authentication, "type") == "bearer" and member(authentication, "disabled") is not True:
        prefix = text_of(authentication, "prefix") or "Bearer"
        headers.append(("Authorization", f"{prefix} {text_of(authentication, 'token')}"))
    kind = text_of(resource, "body", "mimeType")
    notes = [form_note()] if kind.startswith("multipart/") or text_of(resource, "body", "fileName") else []
    body = text_of(resource, "body", "text")
    return pasted_request(
        Form.INSOMNIA,
        name=text_of(resource, "name"),
        method=text_of(resource, "method") or "GET",
        url=text_of(resource, "url"),
        query=named_values(member(resource, "parameters")),
        headers=headers,
        content_type=kind,
        body=body,
        body_is_original=not notes and "{%" not in body,
        missing=notes,
        variables=variables,
    )
