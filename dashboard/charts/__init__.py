"""Charts: rows in, a figure and its spoken takeaway out; nothing here knows who is looking."""
