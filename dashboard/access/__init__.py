"""Who is looking, and what that opens."""
