"""The Inspect mode: claims, checks, countdown and raw parts of a token."""
