"""Plainly written cards and journals read at once: no YAML library, no pydantic (docs/decisions/0008).

Everything here answers None at the first doubt, and the reader of everything (store/reader) is asked instead.
"""
