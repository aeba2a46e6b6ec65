"""The panel of fields: which fields a request has, and which of them are required."""
