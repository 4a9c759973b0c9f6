"""Pure functions on numbers: intervals, evidence and design effects."""
