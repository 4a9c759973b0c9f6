"""What was read before, kept beside the warehouse so that an export is read once."""
