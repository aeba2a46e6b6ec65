"""Decides whether a request is authentic: by HTTP Signature or by a bearer JWT.

The checks share no code with `flexgui.flex.auth`, so that a mistake in signing is noticed here and not repeated.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from flexgui.flex.credentials import SharedSecretCredentials
from flexgui.sandbox.bearer import BearerJwt
from flexgui.sandbox.certificates import RegisteredCertificates
from flexgui.sandbox.checks import same
from flexgui.sandbox.http_signature import HttpSignature
from flexgui.sandbox.messages import Call, GatewayRefused


class Authenticator:
    """Accepts a request that is signed with the sandbox's credentials; refuses all others with the exact reason.

    `hosts` are the Host headers under which the sandbox is served, in lower case and with the port.
    """

    def __init__(
        self, credentials: SharedSecretCredentials, hosts: Collection[str], certificates: RegisteredCertificates
    ) -> None:
        self._merchant_id = credentials.merchant_id
        self._hosts = tuple(hosts)
        self._http_signature = HttpSignature(credentials)
        self._bearer = BearerJwt(credentials, certificates)

    def check(self, call: Call, now: datetime) -> None:
        """Check that the request is authentic at the time `now`. Raises GatewayRefused (400 or 401)."""
        if "authorization" not in call.headers:
            self._check_host(call)
            if "v-c-merchant-id" in call.headers:  # its absence is part of the next check
                self._check_merchant(call.headers["v-c-merchant-id"])
            self._http_signature.check(call, now)
        elif call.is_bearer:
            self._check_host(call)
            self._check_merchant(self._bearer.check(call, now))
        else:
            raise GatewayRefused("the Authorization header is not a Bearer token")

    def _check_host(self, call: Call) -> None:
        host = call.headers.get("host", "")
        if host.lower() not in self._hosts and (not call.local_host or host != call.local_host):
            raise GatewayRefused(
                f"the Host header is {host!r}, this sandbox is {self._hosts[0]} (the port belongs to it; the option "
                "--name adds a name)"
            )

    def _check_merchant(self, merchant: object) -> None:
        if not isinstance(merchant, str) or not same(merchant, self._merchant_id):
            raise GatewayRefused(f"v-c-merchant-id is {merchant!r}, this sandbox serves {self._merchant_id!r}")
