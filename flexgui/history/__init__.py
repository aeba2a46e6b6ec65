"""The history of responses and tokens."""
