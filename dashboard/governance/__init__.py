"""What a metric means, who answers for it, and what it is meant to move."""
