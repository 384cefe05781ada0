"""The catalogues: English in the source, both Chinese scripts beside it."""
