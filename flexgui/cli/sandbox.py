"""`flexgui sandbox`: run the Flex API on the loopback interface until a signal stops it."""

from __future__ import annotations

import base64
import json
import os
import signal
import time
import uuid
from typing import TYPE_CHECKING

from flexgui.cli.environment_credentials import KEY_ID, MERCHANT_ID, PORTFOLIO_ID, SHARED_SECRET
from flexgui.cli.output import DONE, say
from flexgui.errors import SandboxError, UsageError
from flexgui.flex.credentials import Secret, SharedSecretCredentials, SigningMethod
from flexgui.sandbox import Sandbox
from flexgui.sandbox.certificates import RegisteredCertificates, merchant_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code; raises FlexGuiError."""
    try:
        RegisteredCertificates(options.certificate)
    except SandboxError as error:
        raise UsageError(str(error)) from None
    # A shell starts background jobs with SIGINT ignored; both signals must stop this command.
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.default_int_handler)
    try:
        with Sandbox(
            port=options.port,
            tls=options.tls,
            credentials=_credentials(options.certificate),
            certificates=options.certificate,
            context_lifetime=options.context_lifetime,
            on_log=lambda entry: say(str(entry)),
        ) as sandbox:
            _print_start(sandbox, options.json)
            while True:
                time.sleep(3600)
    except KeyboardInterrupt:
        return DONE


def _print_start(sandbox: Sandbox, as_json: bool) -> None:
    members = {
        "base_url": sandbox.base_url,
        "ca_file": str(sandbox.ca_file) if sandbox.ca_file is not None else None,
        "merchant_id": sandbox.merchant_id,
        "key_id": sandbox.key_id,
        "shared_secret": sandbox.shared_secret.reveal(),
        "pid": os.getpid(),
    }
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
    merchant, key_id, secret, portfolio = map(os.environ.get, (MERCHANT_ID, KEY_ID, SHARED_SECRET, PORTFOLIO_ID))
    if certificates and not merchant:
        merchant = merchant_of(certificates[0])
    if not (merchant or key_id or secret or portfolio):
        return None
    credentials = SharedSecretCredentials(
        SigningMethod.JWT_SHARED_SECRET,
        merchant or "sandbox_merchant",
        key_id or str(uuid.uuid4()),
        Secret(secret or base64.b64encode(os.urandom(32)).decode()),
        portfolio or None,
    )
    credentials.key_bytes()  # raises now, not at the first request, if the secret is not base64
    return credentials
