"""The records of a file, each with its place."""
