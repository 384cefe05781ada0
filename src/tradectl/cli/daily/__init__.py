"""What the verbs of every day do once their words are read; no command-line library is needed for it."""
