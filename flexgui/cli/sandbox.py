"""`flexgui sandbox`: run the Flex API on the loopback interface until a signal stops it."""

from __future__ import annotations

import argparse
import base64
import json
import os
import signal
import sys
import time
import uuid
from collections.abc import Sequence

from flexgui.cli.environment_credentials import KEY_ID, MERCHANT_ID, PORTFOLIO_ID, SHARED_SECRET, checked_variable
from flexgui.cli.output import DONE, say
from flexgui.data_folder import data_dir
from flexgui.errors import SandboxError, UsageError
from flexgui.flex.credentials import SharedSecretCredentials, SigningMethod
from flexgui.flex.secret import Secret
from flexgui.flex.text import printable
from flexgui.sandbox import LogEntry, Sandbox
from flexgui.sandbox.addresses import addresses_for, is_loopback
from flexgui.sandbox.certificates import RegisteredCertificates, merchant_of
from flexgui.sandbox.faults import FAULTS, Faults
from flexgui.sandbox_registry import SandboxRegistry

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGBREAK")
KEY_POOL = 100
"""One-time keys made ahead while the sandbox is idle; they take one processor about 9 seconds."""

_KEY_THREADS = 2
_SLEEP_SECONDS = 0.2 if sys.platform == "win32" else 3600
"""On Windows only Ctrl+C ends a sleep, so Ctrl+Break and a closing console are noticed after it."""


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code; raises FlexGuiError."""
    if options.list_faults:
        _print_faults(options.json)
        return DONE
    _check(options)
    if not is_loopback(options.host):
        say(f"Warning: other computers reach the sandbox at {options.host}. Use test credentials only.")
    _end_by_signals()
    try:
        sandbox = Sandbox(
            port=options.port,
            host=options.host,
            names=options.name,
            tls=options.tls,
            credentials=_credentials(options.certificate),
            certificates=options.certificate,
            context_lifetime=options.context_lifetime,
            faults=options.fault,
            key_pool=KEY_POOL,
            key_threads=_KEY_THREADS,
            fast_keys=options.fast_keys,
            explain=options.explain,
            registry=SandboxRegistry(data_dir()),
        )
        sandbox.listen(_print_log_entry)
        with sandbox:
            _print_start(sandbox, options.json)
            while True:
                time.sleep(_SLEEP_SECONDS)
    except KeyboardInterrupt:
        return DONE


def _check(options: argparse.Namespace) -> None:
    """Report unusable options as wrong usage."""
    try:
        addresses_for(options.host, options.name)
        Faults(options.fault)
        RegisteredCertificates(options.certificate)
    except SandboxError as error:
        raise UsageError(str(error)) from None


def _end_by_signals() -> None:
    """End by KeyboardInterrupt on the first of these signals and ignore further ones, so that `stop` is completed."""
    # A shell starts background jobs with SIGINT ignored; the handler makes it stop this command too.
    signals = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]

    def end(_number: int, _frame: object) -> None:
        for each in signals:
            signal.signal(each, signal.SIG_IGN)
        raise KeyboardInterrupt

    for each in signals:
        signal.signal(each, end)


def _print_log_entry(entry: LogEntry) -> None:
    """Print a refusal or the effect of a fault to standard error.

    It is written past Python's buffer, whose lock would be held while a full pipe blocks.
    """
    if entry.is_ordinary:
        return
    try:
        descriptor = sys.stderr.fileno()
    except (AttributeError, OSError, ValueError):  # no standard error, or a replaced one
        say(str(entry))
        return
    line = printable(f"flexgui: {entry}\n", keep="\n").encode(sys.stderr.encoding, "backslashreplace")
    while line:
        line = line[os.write(descriptor, line) :]


def _print_faults(as_json: bool) -> None:
    if as_json:
        print(json.dumps(FAULTS))
        return
    width = max(map(len, FAULTS))
    for name, text in FAULTS.items():
        print(f"{name:{width}}  {text}")


def _print_start(sandbox: Sandbox, as_json: bool) -> None:
    members = {**sandbox.connection_members(), "pid": os.getpid()}
    if as_json:
        print(json.dumps(members), flush=True)
        return
    if os.environ.get(SHARED_SECRET):  # only a generated secret has to be shown
        members |= {"shared_secret": "(from FLEXGUI_SHARED_SECRET)"}
    print(
        "Sandbox: " + ", ".join(f"{name} {value}" for name, value in members.items() if value is not None), flush=True
    )


def _credentials(certificates: Sequence[str]) -> SharedSecretCredentials | None:
    """Return the credentials of the environment variables, completed with generated ones; None if none is set.

    Without FLEXGUI_MERCHANT_ID, the merchant is that of the first certificate.
    """
    merchant, key_id, secret, portfolio = map(checked_variable, (MERCHANT_ID, KEY_ID, SHARED_SECRET, PORTFOLIO_ID))
    if certificates and not merchant:
        merchant = merchant_of(certificates[0])
    if not (merchant or key_id or secret or portfolio):
        return None
    return SharedSecretCredentials(
        SigningMethod.JWT_SHARED_SECRET,
        merchant or "sandbox_merchant",
        key_id or str(uuid.uuid4()),
        Secret(secret or base64.b64encode(os.urandom(32)).decode()),
        portfolio or None,
    )
