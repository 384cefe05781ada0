"""One module a verb: read, decide, plan, apply, return a value."""
