"""One writer per exporting tool: tables of the simulated company in, files out."""
