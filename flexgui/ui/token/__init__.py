"""A token for people: claims, checks, countdown, raw parts."""
