"""The request: its body, the whole request, and how it is signed."""
