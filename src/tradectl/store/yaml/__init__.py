"""YAML files people edit by hand: read to nodes with places, changed by splices, emitted anew.

`compose` reads, `plain` has the values and their places, `splice` edits, `emit` writes new documents, `values` are
what both write. Nothing is imported here: who reads needs no splices.
"""
