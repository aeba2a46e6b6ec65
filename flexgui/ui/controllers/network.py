"""Opens the network dialog and stores its settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from flexgui.errors import HostNotAllowed
from flexgui.flex.address import parse_address
from flexgui.flex.environment import TEST, Environment, EnvironmentKind, environment_of_kind
from flexgui.profiles.profile import Profile
from flexgui.settings import Settings
from flexgui.transport.route import NetworkSettings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from flexgui.ui.tasks import Run
    from flexgui.workbench import Workbench


def edit_network(
    settings: Settings,
    profile: Profile,
    *,
    run: Run,
    workbench: Callable[[], Workbench],
    save: Callable[[], None],
    parent: QWidget,
) -> None:
    """Let the user edit the network settings; `save` writes `settings` to the disk, where requests read them."""
    from flexgui.ui.profiles.network_dialog import NetworkDialog  # not before the first paint

    current = NetworkSettings(settings.ca_file, settings.proxy)
    dialog = NetworkDialog(current, shown_environment(profile), run=run, workbench=workbench, parent=parent)
    if dialog.exec() == NetworkDialog.DialogCode.Accepted:
        chosen = dialog.settings()
        settings.ca_file, settings.proxy = chosen.ca_file, chosen.proxy
        save()
    dialog.deleteLater()


def shown_environment(profile: Profile) -> Environment:
    """Return the environment that the dialog describes: the profile's, or the test one for this computer."""
    if profile.kind is EnvironmentKind.SANDBOX:
        return TEST
    try:
        environment = environment_of_kind(profile.kind, profile.base_url)
    except HostNotAllowed:
        return TEST
    return TEST if parse_address(environment.base_url).is_loopback else environment
