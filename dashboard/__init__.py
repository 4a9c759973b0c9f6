"""Outcome views: did the work last?"""

__version__ = "0.1.0"
