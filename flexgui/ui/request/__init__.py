"""What is sent: the body, the whole request, and how it is signed."""
