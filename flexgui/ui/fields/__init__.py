"""Which fields are asked for, and which of them are required."""
