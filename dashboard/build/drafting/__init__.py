"""A mapping drafted from a file nobody knows, for a person to fill in."""
