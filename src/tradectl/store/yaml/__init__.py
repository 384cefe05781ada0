"""YAML files people edit by hand: read to nodes with places, changed by splices, emitted anew.

`fields` reads what is sound, `compose` whatever there is to nodes; `plain` has their values and places, `splice`
edits, `emit` writes new documents, `values` are what both write. Nothing is imported here: who reads needs no splices.
"""
