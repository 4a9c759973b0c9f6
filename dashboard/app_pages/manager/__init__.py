"""Pages of managers: figures of their own part of the organisation."""
