"""Profiles: who sends, where to, and how requests are signed."""
