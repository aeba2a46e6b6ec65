"""Small reusable widgets and layouts of the window."""
