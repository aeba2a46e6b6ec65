"""The history in the window: keeping, listing, searching, opening, forgetting."""
