"""A seeded, invented company: what happened in it, and the exports its tools would write."""
