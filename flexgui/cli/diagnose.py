"""`flexgui diagnose`: why a request that another program sent was refused."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace

from flexgui import __version__
from flexgui.cli.environment_credentials import environment_profile
from flexgui.cli.input import read_bytes
from flexgui.cli.output import DONE, NO, NO_ANSWER, print_json, say
from flexgui.cli.profile_choice import choose_profile, open_workbench
from flexgui.clock import utc_now
from flexgui.diagnosis.profile_choice import refused_index
from flexgui.diagnosis.report import difference_lines, nothing_found, redactor, to_json, to_markdown
from flexgui.diagnosis.result import Diagnosis, Finding, FindingState
from flexgui.errors import CredentialsError, HostNotAllowed, UnreadableRequest, UsageError
from flexgui.flex.redaction import redact
from flexgui.flex.text import printable
from flexgui.profiles.profile import Profile
from flexgui.readers.pasted import PastedRequest
from flexgui.readers.read import read_requests, read_response
from flexgui.secret_store.memory import SessionStore
from flexgui.secret_store.protocol import SecretStore


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code; raises FlexGuiError."""
    request = _chosen(read_requests(read_bytes(options.request)), options.entry)
    if options.response is not None:
        request = replace(request, response=read_response(read_bytes(options.response)))
    profile, secrets = _credentials(options.profile)
    try:
        with open_workbench(profile, secrets) as bench:
            diagnosis = bench.refused_requests.diagnose(request, profile)
    except (CredentialsError, HostNotAllowed) as error:
        say(f"{error} Without --profile, the request is diagnosed as far as possible without a secret.")
        return NO_ANSWER
    if options.json:
        print_json(to_json(diagnosis))
    elif options.report:
        print(printable(to_markdown(diagnosis, __version__, utc_now()), keep="\n"), end="")
    else:
        _print(diagnosis)
    if diagnosis.is_inconclusive:
        return NO_ANSWER
    return NO if diagnosis.problems else DONE


def _credentials(name: str | None) -> tuple[Profile | None, SecretStore]:
    """Return the named profile, that of the environment variables, or none."""
    if name is not None:
        return choose_profile(name)
    return environment_profile(needs_address=False) or (None, SessionStore())


def _chosen(requests: tuple[PastedRequest, ...], entry: int | None) -> PastedRequest:
    """Return the request to diagnose: the only one, the chosen one, or the only refused one."""
    if entry is not None:
        if not 1 <= entry <= len(requests):
            held = "one request" if len(requests) == 1 else f"{len(requests)} requests"
            raise UsageError(f"--entry is {entry}; the file holds {held}.")
        return requests[entry - 1]
    place = refused_index(requests)
    if place is not None:
        return requests[place]
    listed = "; ".join(f"{n} {each.method} {redact(each.url)}" for n, each in enumerate(requests[:10], 1))
    raise UnreadableRequest(f"The file holds {len(requests)} requests. Choose one with --entry: {listed}.")


def _print(diagnosis: Diagnosis) -> None:
    clean = redactor(diagnosis)
    request, response = diagnosis.request, diagnosis.request.response
    _line(f"Request ({request.form.value}): {request.method} {clean(request.url)}")
    for sentence in request.missing:
        _line(f"  {clean(sentence)}")
    if response is not None:
        correlation = response.header("v-c-correlation-id")
        suffix = f", correlation ID {clean(correlation)}" if correlation else ""
        _line(f"Answer: {response.status}{suffix}")
    if diagnosis.answer_proves:
        _line(f"  {clean(diagnosis.answer_proves)}")
    shown = diagnosis.first_shown
    for each in shown:
        _print_finding(each, clean)
    if more := len(diagnosis.problems) - len(shown):
        _line(f"And {more} more suspicions; --json lists all.")
    if not shown:
        _line(nothing_found(diagnosis))
    unknown = [each for each in diagnosis.findings if each.state is FindingState.UNKNOWN]
    if unknown and not any(each.state is FindingState.PROVED for each in shown):
        _line("Not known:")
        for each in unknown[:3]:
            _line(f"  {each.title} {each.evidence}")


def _print_finding(found: Finding, clean: Callable[[str], str]) -> None:
    _line("")
    _line(f"{found.state.label}: {found.title} [{found.id}]")
    for line in clean(found.evidence).split("\n"):
        _line(f"  {line}")
    if found.comparison is not None:
        for line in difference_lines(found.comparison, clean):
            _line(f"  {line}")
    _line(f"  Fix: {found.fix}")
    _line(f"  Source: {found.source}")


def _line(text: str) -> None:
    print(printable(text, keep="\n"))
