"""`flexgui capture-context`: request a capture context, verify it and print it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flexgui.cli.input import read_text
from flexgui.cli.output import DONE, NO, print_json, say_outcome, token_json, verification_code
from flexgui.cli.profile_choice import choose_profile, embedded_sandbox
from flexgui.errors import ProductionLocked, UsageError
from flexgui.flex.catalog import check_path, load_catalog
from flexgui.flex.request import CaptureContextRequest, RequestedField, parse_body, presets
from flexgui.settings import SettingsStore, data_dir
from flexgui.workbench import Workbench

if TYPE_CHECKING:
    import argparse

    from flexgui.outcome import Outcome


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code; raises FlexGuiError."""
    profile, secrets = choose_profile(options.profile)
    request = _request(options)
    bench = Workbench(secrets, embedded_sandbox)
    try:
        outcome = bench.create_capture_context(profile, request, production=options.production)
    except ProductionLocked as locked:
        raise UsageError(f"{locked} Add --production to confirm.") from None
    finally:
        bench.close()
    code = _exit_code(outcome)
    if options.json:
        print_json(_outcome_json(outcome))
    elif outcome.token is not None and code != NO:
        print(outcome.token.text)
    if code != DONE:
        say_outcome(outcome)
    return code


def _request(options: argparse.Namespace) -> CaptureContextRequest:
    """Return the request: the given body, or a preset with the single fields added."""
    if options.body is not None:
        if options.preset is not None or options.field:
            raise UsageError("--body is the whole request. Leave out --preset and --field.")
        return parse_body(read_text(options.body), load_catalog()).request
    if options.field and options.preset is None:
        chosen: tuple[RequestedField, ...] = ()
    else:
        chosen = _preset(options.preset or "Card").fields
    fields = {each.path: each for each in (*chosen, *map(_field, options.field))}
    return CaptureContextRequest(tuple(fields.values()))


def _field(text: str) -> RequestedField:
    path, equals, flag = text.partition("=")
    if equals and flag not in ("optional", "required"):
        raise UsageError(f"--field takes PATH or PATH=optional, not {text!r}.")
    path = check_path(path)
    catalog = load_catalog()
    if catalog.is_group(path):
        raise UsageError(f"{path} is a group of fields. Name its fields one by one.")
    if catalog.is_in_field(path):
        raise UsageError(f"{path} is inside a field. Name the field itself: {path.rpartition('.')[0]}.")
    return RequestedField(path, False if flag == "optional" else None)


def _preset(name: str) -> CaptureContextRequest:
    wanted, built_in = name.casefold(), presets(load_catalog())
    found = next((preset for each, preset in built_in.items() if each.casefold() == wanted), None)
    if found is not None:
        return found
    own = SettingsStore(data_dir()).load().user_presets
    entries = next((entries for each, entries in own.items() if each.casefold() == wanted), None)
    if entries is None:
        names = ", ".join(f"“{each}”" for each in (*built_in, *own))
        raise UsageError(f"There is no preset “{name}”. There are {names}.")
    return _user_preset(entries)


def _user_preset(entries: list[object]) -> CaptureContextRequest:
    fields = []
    for each in entries:
        path, required = (each, None) if isinstance(each, str) else _pair(each)
        if isinstance(path, str) and (required is None or isinstance(required, bool)):
            fields.append(RequestedField(path, required))
    return CaptureContextRequest(tuple(fields))


def _pair(entry: object) -> tuple[object, object]:
    if isinstance(entry, dict):
        return entry.get("path"), entry.get("required")
    return (entry[0], entry[1]) if isinstance(entry, list) and len(entry) == 2 else (None, None)


def _exit_code(outcome: Outcome) -> int:
    if outcome.refusal is not None or outcome.not_a_token is not None:
        return NO
    return verification_code(outcome.verification)


def _outcome_json(outcome: Outcome) -> dict[str, object]:
    explanation = outcome.explanation
    members: dict[str, object] = {"exchange": outcome.exchange.to_json() if outcome.exchange is not None else None}
    if outcome.token is not None:
        members |= {"token": outcome.token.text, **token_json(outcome.token, outcome.verification)}
    else:
        members |= {"token": None, "kind": None, "header": None, "claims": None, "verification": None}
    members["explanation"] = {
        "title": explanation.title,
        "sentence": explanation.sentence,
        "checks": [{"state": each.state, "title": each.title, "text": each.text} for each in explanation.checks],
    }
    return members
