"""What the week came to, as values."""
