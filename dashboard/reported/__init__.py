"""What the report of the last build says, as rows and words for Data health."""
