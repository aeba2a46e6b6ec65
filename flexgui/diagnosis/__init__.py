"""Explanations of refusals and failures."""
