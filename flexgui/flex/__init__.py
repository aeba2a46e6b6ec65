"""What the Flex API says: values and pure functions; no network, no clock, no Qt."""
