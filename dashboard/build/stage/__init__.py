"""Records to staging tables: loaded, superseded or set aside."""
