"""The history of responses and tokens: store, codec and comparison."""
