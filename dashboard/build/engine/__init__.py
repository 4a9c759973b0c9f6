"""Where the SQL of marts and metrics runs."""
