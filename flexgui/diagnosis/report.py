"""A diagnosis as JSON and as a Markdown report, redacted so that it can be shared."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime

from flexgui.diagnosis.credential_checks import sent_key_id
from flexgui.diagnosis.result import Diagnosis, Finding, FindingState, SideBySide
from flexgui.diagnosis.subject import Subject
from flexgui.flex.card_number import holds_card_number
from flexgui.flex.credentials import check_secret
from flexgui.flex.redaction import proofs_in_headers, redact, redact_header
from flexgui.translation import tr
from flexgui.transport.exchange import Headers, parse_http_date


def to_json(diagnosis: Diagnosis) -> dict[str, object]:
    """Return the diagnosis as JSON values: form, request, answer and findings are stable names, for scripts."""
    request, response, clean = diagnosis.request, diagnosis.request.response, redactor(diagnosis)
    answer = None
    if response is not None:
        answer = {
            "status": response.status,
            "reason": clean(response.reason),
            "headers": _headers(response.headers, clean),
            "body": clean(response.text),
            "correlation_id": clean(response.header("v-c-correlation-id") or "") or None,
            "proves": clean(diagnosis.answer_proves),
        }
    return {
        "form": request.form.value,
        "request": {
            "method": request.method,
            "url": clean(request.url),
            "headers": _headers(request.headers, clean),
            "body": clean(request.body.decode("utf-8", "replace")),
            "body_is_original": request.body_is_original,
            "missing": [clean(each) for each in request.missing],
        },
        "answer": answer,
        "findings": [_finding(each, clean) for each in diagnosis.findings],
    }


def nothing_found(diagnosis: Diagnosis) -> str:
    """Return the sentence for a diagnosis without problems."""
    if not diagnosis.is_inconclusive:
        return tr("Nothing wrong was found.")
    if diagnosis.request.missing:
        return tr("No cause was found, but a part of the request is missing.")
    return tr("No cause was found in the request.")


def to_markdown(diagnosis: Diagnosis, version: str, now: datetime) -> str:
    """Return the report; `version` is FlexGUI's, `now` is aware."""
    request, response, clean = diagnosis.request, diagnosis.request.response, redactor(diagnosis)
    lines = [f"# {tr('Why a request was refused')}", ""]
    lines.append(tr("FlexGUI {version}, {moment} UTC.", version=version, moment=_moment(now)))
    lines += ["", tr("Secrets, signatures, tokens and card numbers are masked.")]
    lines += ["", f"## {tr('Findings')}", ""]
    if diagnosis.answer_proves:
        lines += [clean(diagnosis.answer_proves), ""]
    if not diagnosis.problems:
        lines += [nothing_found(diagnosis), ""]
    for each in diagnosis.problems:
        lines += _finding_lines(each, clean)
    unknown = [each.title for each in diagnosis.findings if each.state is FindingState.UNKNOWN]
    if unknown:
        lines += [f"{tr('Not known:')} {' '.join(unknown)}", ""]
    lines += [f"## {tr('Request')}", ""]
    lines += _fenced([f"{request.method} {clean(request.url)}", *_header_lines(request.headers, clean), "",
                      clean(request.body.decode("utf-8", "replace"))])  # fmt: skip
    lines += [f"- {clean(each)}" for each in request.missing]
    if response is not None:
        lines += ["", f"## {tr('Answer')}", ""]
        if correlation := response.header("v-c-correlation-id"):
            lines += [tr("Correlation ID: {value}", value=clean(correlation)), ""]
        if (moment := parse_http_date(response.header("date") or "")) is not None:
            lines += [tr("Time of the server: {moment} UTC", moment=_moment(moment)), ""]
        status = f"{response.status} {clean(response.reason)}".rstrip()
        lines += _fenced([status, *_header_lines(response.headers, clean), "", clean(response.text)])
    return "\n".join(lines).rstrip() + "\n"


def redactor(diagnosis: Diagnosis) -> Callable[[str], str]:
    """Return the function that masks credentials and card numbers in every text of this diagnosis."""
    request = diagnosis.request
    proofs = proofs_in_headers(request.headers)
    subject = Subject(request)
    key_id = sent_key_id(subject).strip("{}<>[] ")
    if key_id and check_secret(key_id) is None:  # the secret was sent in place of the key ID
        proofs.append(key_id)

    def clean(text: str) -> str:
        cleaned = redact(text, proofs)
        return tr("(left out: it may hold a card number)") if holds_card_number(cleaned) else cleaned

    return clean


def _headers(headers: Headers, clean: Callable[[str], str]) -> list[list[str]]:
    return [[name, clean(redact_header(name, value))] for name, value in headers]


def _header_lines(headers: Headers, clean: Callable[[str], str]) -> list[str]:
    return [f"{name}: {value}" for name, value in _headers(headers, clean)]


def _finding(found: Finding, clean: Callable[[str], str]) -> dict[str, object]:
    members: dict[str, object] = {
        "id": found.id,
        "state": found.state.value,
        "title": found.title,
        "evidence": clean(found.evidence),
        "fix": found.fix,
        "source": found.source,
    }
    if found.comparison is not None:
        sides = found.comparison
        members["comparison"] = {
            "found": [clean(each) for each in sides.found],
            "wanted": [clean(each) for each in sides.expected],
            "line": sides.line,
            "column": sides.column,
        }
    return members


def _finding_lines(found: Finding, clean: Callable[[str], str]) -> list[str]:
    lines = [f"### {found.state.label}: {found.title}", "", f"`{found.id}`", ""]
    if found.evidence:
        lines += [*_fenced(clean(found.evidence).split("\n")), ""]
    lines += [found.fix, "", tr("Source: {source}.", source=found.source), ""]
    if found.comparison is not None and found.comparison.line is not None:
        lines += [*_fenced(difference_lines(found.comparison, clean)), ""]
    return lines


def difference_lines(sides: SideBySide, clean: Callable[[str], str]) -> list[str]:
    """Return the first line that differs on both sides, as JSON texts so that spaces and line ends are visible."""
    if sides.line is None:
        return []
    found, wanted = sides.different_lines
    return [
        tr("Line {n}, character {column}", n=sides.line + 1, column=(sides.column or 0) + 1),
        f"- {json.dumps(clean(found), ensure_ascii=False)}",
        f"+ {json.dumps(clean(wanted), ensure_ascii=False)}",
    ]


def _fenced(lines: list[str]) -> list[str]:
    """Return lines as a block of code; a fence in the text cannot end it."""
    text = "\n".join(lines).replace("```", "` ` `")
    return ["```", text, "```"]


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S}"
