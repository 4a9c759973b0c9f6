"""Pages by the role that may open them; a file here is a page, and nothing registers it twice."""
