"""The response panel and its views."""
