"""Profiles: storage, drafts and the production guard."""
