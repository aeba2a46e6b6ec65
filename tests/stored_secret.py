"""A store that holds the secret of one profile."""

from __future__ import annotations

from flexgui.flex.secret import Secret
from flexgui.profiles.profile import Profile
from flexgui.secret_store.memory import SessionStore


def stored(profile: Profile, secret: str) -> SessionStore:
    store = SessionStore()
    store.set(profile.secret_name, Secret(secret))
    return store
