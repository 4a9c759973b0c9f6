"""Layouts nobody wrote code for: a TOML file becomes a format like any other."""
