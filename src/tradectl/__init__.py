"""A command-line CRM for exporters over plain files."""

__version__ = "0.1.0"
