"""Exports to contributions."""
