"""The index: what every listing asks of ten thousand customers, kept beside the workspace and never the truth.

A SQLite file in the user's cache folder. Every command proves it fresh by a look at every card and journal, reads anew
what changed, and replaces the file at the first sign of damage (docs/architecture.md, docs/decisions/0009).
"""
