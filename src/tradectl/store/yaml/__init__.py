"""YAML files people edit by hand: read to nodes with places, changed by splices, emitted anew.

`fields` reads what is sound, `compose` whatever there is; `plain` has the values of nodes and their places, `splice` edits, `emit` writes new documents, `values` are
what both write. Nothing is imported here: who reads needs no splices.
"""
