"""The disk: reading, the one writer, git."""
