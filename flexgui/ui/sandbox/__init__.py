"""The sandbox panel: credentials, log of requests, faults."""
