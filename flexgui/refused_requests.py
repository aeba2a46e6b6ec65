"""Actions on a refused request: diagnose it, ask the service, sign and send it correctly.

Imports the whole diagnosis, which sending a request does without.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from flexgui.diagnosis.ask import MakeClient, ask_service, send_corrected, sign_corrected
from flexgui.diagnosis.diagnose import diagnose

if TYPE_CHECKING:
    from flexgui.diagnosis.probes import Probe, ProbeAnswer
    from flexgui.diagnosis.result import Diagnosis
    from flexgui.flex.credentials import Credentials
    from flexgui.flex.environment import Environment
    from flexgui.profiles.profile import Profile
    from flexgui.readers.pasted import PastedRequest
    from flexgui.transport.exchange import Exchange, SentRequest


class RefusedRequests:
    """The actions on refused requests; see `flexgui.workbench`, whose profiles and clients they use."""

    def __init__(
        self,
        credentials: Callable[[Profile], Credentials],
        environment: Callable[[Profile, bool], Environment],
        client: MakeClient,
        clock: Callable[[], datetime],
    ) -> None:
        """`environment` raises ProductionLocked for a live account unless its second argument is true."""
        self._credentials = credentials
        self._environment = environment
        self._client = client
        self._clock = clock

    def diagnose(
        self, request: PastedRequest, profile: Profile | None = None, probes: Sequence[ProbeAnswer] = ()
    ) -> Diagnosis:
        """Return the causes of a refusal, with the profile's credentials if given.

        Raises as `Workbench.preview` does.
        """
        known = self._credentials(profile) if profile is not None else None
        environment = self._environment(profile, True) if profile is not None else None
        return diagnose(request, known, self._clock(), environment=environment, probes=probes)

    def probe(self, probe: Probe, request: PastedRequest, profile: Profile) -> ProbeAnswer | None:
        """Send the sandbox or a test host one question about a refused request; None if there was no answer.

        Raises ProductionLocked for any other environment, and as `Workbench.preview` does.
        """
        return ask_service(probe, request, self._credentials(profile), self._environment(profile, True), self._client)

    def sign_corrected(self, request: PastedRequest, profile: Profile) -> SentRequest:
        """Return a refused request, signed correctly, without sending it.

        Raises as `Workbench.preview` does, and UnreadableRequest.
        """
        return sign_corrected(request, self._credentials(profile), self._environment(profile, True), self._client)

    def send_corrected(self, request: PastedRequest, profile: Profile, *, production: bool = False) -> Exchange:
        """Send a refused request, signed correctly.

        Raises as `sign_corrected` does, and ProductionLocked for a live account without `production`.
        """
        environment = self._environment(profile, production)
        return send_corrected(request, self._credentials(profile), environment, self._client)
