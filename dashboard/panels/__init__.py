"""One chart of a page each: the cells it rests on, how it reads, and why it may not be drawn."""
