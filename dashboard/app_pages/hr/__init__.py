"""Pages of HR: the company and its departments, no people and no team names."""
