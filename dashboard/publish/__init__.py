"""Contributions become one file per person and a release of protected cells."""
