"""Small parts of the window, each with one look and no knowledge of what it is used for."""
