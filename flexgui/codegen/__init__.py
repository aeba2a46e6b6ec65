"""Programs that sign and send a capture-context request by themselves, one template per language and method."""
