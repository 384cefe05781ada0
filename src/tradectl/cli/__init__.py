"""The command line: the one error boundary and the one reader of clock, environment and randomness."""
