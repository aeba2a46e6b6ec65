"""Shows the endpoint of the selected profile in the toolbar and above the request body."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from flexgui.errors import HostNotAllowed
from flexgui.flex.environment import Environment, EnvironmentKind, environment_of_kind
from flexgui.profiles.profile import Profile
from flexgui.translation import tr
from flexgui.ui.request.panel import RequestPanel
from flexgui.ui.tasks import Run
from flexgui.ui.toolbar import Toolbar

if TYPE_CHECKING:
    from flexgui.workbench import Workbench


class EndpointStatus:
    """Shows the environment of one profile; the port of the sandbox is known only once it runs."""

    def __init__(
        self,
        workbench: Callable[[], Workbench],
        run: Run,
        toolbar: Toolbar,
        request: RequestPanel,
        fail: Callable[[BaseException], None],
    ) -> None:
        self._workbench, self._run, self._toolbar, self._request, self._fail = workbench, run, toolbar, request, fail
        self._profile: Profile | None = None

    def show(self, profile: Profile) -> None:
        """Show the environment of the profile; the port of the sandbox is not known yet."""
        self._profile = profile
        if profile.kind is EnvironmentKind.SANDBOX:
            self._toolbar.chip.set("sandbox", tr("Sandbox"), "127.0.0.1")
            self._show_target(profile, "http://127.0.0.1/flex/v2/sessions")
        else:
            self._show_environment(profile, _environment(profile))

    def find(self) -> None:
        """Get the exact environment from the workbench, which starts the sandbox if needed.

        A result for a profile that is no longer selected is ignored.
        """
        profile = self._profile
        if profile is None:
            return

        def show(environment: Environment) -> None:
            if self._profile is profile:  # another profile may have been chosen
                self._show_environment(profile, environment)

        self._run(lambda: self._workbench().environment(profile), show, self._fail)

    def _show_environment(self, profile: Profile, environment: Environment) -> None:
        self._toolbar.chip.set(environment.kind.value, environment.label, environment.host)
        self._show_target(profile, environment.sessions_url)

    def _show_target(self, profile: Profile, url: str) -> None:
        merchant = profile.merchant_id or tr("made up by the sandbox")
        signer = tr("{method}  ·  merchant {merchant}", method=profile.method.label, merchant=merchant)
        self._request.set_target("POST", url, signer, profile.method)


def _environment(profile: Profile) -> Environment:
    """Return the environment of a profile, with its stored address even if that cannot be used."""
    try:
        return environment_of_kind(profile.kind, profile.base_url)
    except HostNotAllowed:
        return Environment(profile.kind, profile.base_url or "")
