"""The version, which is the program's as well."""

__version__ = "0.2.0"
