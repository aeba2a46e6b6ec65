"""The last response of each profile: one is shown, the others are kept until their profile is chosen again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flexgui.outcome import RequestOutcome
    from flexgui.profiles.profile import Profile


class ResponseCache:
    """`shown` is the response to the current profile's last request, or None; profiles are identified by their ID."""

    def __init__(self) -> None:
        self.shown: RequestOutcome | None = None
        self._kept: dict[str, RequestOutcome] = {}

    def switch(self, left: str, chosen: str) -> RequestOutcome | None:
        """Store the response of the profile `left`, and restore and return that of `chosen`."""
        if self.shown is not None:
            self._kept[left] = self.shown
        self.shown = self._kept.pop(chosen, None)
        return self.shown

    @property
    def earlier(self) -> str | None:
        """The profile whose response was shown before the current one."""
        return next(reversed(self._kept), None)

    def forget_moved(self, before: Iterable[Profile], after: Iterable[Profile], current: str) -> None:
        """Drop the responses of profiles that were deleted or now use another server; `current` is the one in use."""
        places = {(each.id, each.kind, each.base_url) for each in after}
        for each in before:
            if (each.id, each.kind, each.base_url) not in places:
                self._kept.pop(each.id, None)
                if each.id == current:
                    self.shown = None
