"""What stands between a person and a live account."""
