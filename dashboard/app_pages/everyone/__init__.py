"""Pages every signed-in person may open; each card on them still obeys its own audience."""
