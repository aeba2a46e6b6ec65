"""Values and pure functions of the Flex API; no network, no clock, no Qt."""
