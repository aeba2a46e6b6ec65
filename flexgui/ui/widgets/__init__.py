"""Small parts of the window, each with one look and no knowledge of its use."""
