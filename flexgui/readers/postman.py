"""Postman collections v2.0 and v2.1, with an environment after or before them in the same text.

Scripts are never run: a collection whose script signs has no signature, and the request has a note about that.
"""

from __future__ import annotations

from collections.abc import Iterator

from flexgui.readers.json_text import MAX_DEPTH, member, named_values, objects_of, text_of
from flexgui.readers.pasted import Form, PastedRequest, basic_authorization, form_note, pasted_request, to_bytes
from flexgui.readers.variables import Variables
from flexgui.translation import tr
from flexgui.transport.exchange import Headers, Response


def is_environment(document: object) -> bool:
    """Return whether a JSON value is a Postman environment."""
    return isinstance(member(document, "values"), list) and not isinstance(member(document, "item"), list)


def read_postman(collection: object, documents: list[object]) -> tuple[PastedRequest, ...] | None:
    """Return the requests of a collection with the environments among `documents`."""
    has_items = isinstance(member(collection, "item"), list) and isinstance(member(collection, "info"), dict)
    if not has_items and "postman" not in text_of(collection, "info", "schema"):
        return None
    environments = [member(each, "values") for each in documents if is_environment(each)]
    lists = [member(collection, "variable"), *environments]
    values = ((name, value) for each in lists for name, value in named_values(each, "key") if value)
    marked = (text_of(one, "key") for each in lists for one in objects_of(each) if text_of(one, "type") == "secret")
    variables = Variables(values, marked)
    found = _items(collection, scripts=_has_script(collection))
    return tuple(_request(item, variables, name, has_script) for item, name, has_script in found)


def _items(folder: object, path: str = "", depth: int = 0, scripts: bool = False) -> Iterator[tuple[object, str, bool]]:
    if depth > MAX_DEPTH:
        return
    for item in objects_of(folder, "item"):
        name = f"{path} / {text_of(item, 'name')}" if path else text_of(item, "name")
        has_script = scripts or _has_script(item)
        if member(item, "request") is not None:
            yield item, name, has_script
        yield from _items(item, name, depth + 1, has_script)


def _has_script(value: object) -> bool:
    return any(
        text_of(each, "listen") == "prerequest" and member(each, "script", "exec")
        for each in objects_of(value, "event")
    )


def _request(item: object, variables: Variables, name: str, has_script: bool) -> PastedRequest:
    request = member(item, "request")
    if isinstance(request, str):  # a URL alone is a GET
        request = {"url": request, "method": "GET"}
    body, notes = _body(member(request, "body"))
    headers = _pairs(request, "header")
    headers += _authorization(member(request, "auth"), variables)
    url, query = _url(member(request, "url"))
    if has_script:
        notes.append(
            tr(
                "A script of Postman runs before this request and may sign or change it; scripts are not run. "
                "Copy what was sent from Postman’s console."
            )
        )
    is_json = text_of(request, "body", "options", "raw", "language") == "json"
    return pasted_request(
        Form.POSTMAN,
        name=name,
        method=text_of(request, "method") or "GET",
        url=url,
        query=query,
        headers=headers,
        content_type="application/json" if is_json else "",
        body=body,
        body_is_original=not has_script,
        response=_response(item),
        missing=notes,
        variables=variables,
    )


def _pairs(value: object, name: str) -> list[tuple[str, str]]:
    return list(named_values(member(value, name), "key"))


def _url(url: object) -> tuple[str, list[tuple[str, str]]]:
    """Return the URL, and the query if it is separate."""
    if raw := url if isinstance(url, str) else text_of(url, "raw"):
        return raw, []
    host, path = (_joined(member(url, part), sign) for part, sign in (("host", "."), ("path", "/")))
    protocol = text_of(url, "protocol")
    for key, value in _pairs(url, "variable"):
        path = path.replace(f":{key}", value)
    start = f"{protocol}://{host}" if protocol and "://" not in host else host
    return start + (f"/{path}" if path else ""), _pairs(url, "query")


def _joined(parts: object, sign: str) -> str:
    if isinstance(parts, list):
        return sign.join(each if isinstance(each, str) else text_of(each, "value") for each in parts)
    return parts.strip("/") if isinstance(parts, str) else ""


def _authorization(auth: object, variables: Variables) -> Headers:
    kind = text_of(auth, "type")
    named = dict(named_values(member(auth, kind), "key"))
    if kind == "bearer" and named.get("token"):
        return (("Authorization", f"Bearer {named['token']}"),)
    if kind == "basic":
        return (basic_authorization(variables.fill_in(f"{named.get('username', '')}:{named.get('password', '')}")),)
    return ()


def _body(body: object) -> tuple[str | None, list[str]]:
    mode = text_of(body, "mode")
    if mode in ("formdata", "file"):
        return None, [form_note()]
    if mode == "urlencoded":
        return "&".join(f"{key}={value}" for key, value in _pairs(body, mode)), []
    return text_of(body, "raw"), []


def _response(item: object) -> Response | None:
    """Return the saved answer if there is exactly one."""
    saved = objects_of(item, "response")
    code = member(saved[0], "code") if len(saved) == 1 else None
    if not isinstance(code, int):
        return None
    headers, body = tuple(_pairs(saved[0], "header")), to_bytes(text_of(saved[0], "body"))
    return Response(code, text_of(saved[0], "status"), headers, body)
