"""Git after files: history, backup and colleagues. Only this package runs git (docs/safety.md)."""
