"""Foreign formats to core values and back."""
