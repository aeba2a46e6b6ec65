"""Unexpected exceptions and crashes: reported without secrets, and survived where possible."""
