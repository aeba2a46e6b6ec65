"""HTTP exchanges with the Flex API."""
