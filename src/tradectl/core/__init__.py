"""The trade itself as values and pure functions: no disk, no clock, no terminal."""
