"""What happens when something breaks that nobody expected: told, written down without a secret, and survived."""
