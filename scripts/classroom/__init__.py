"""A static-site generator for public outreach: lessons, anonymised cases and the seasonal class schedule."""

__version__ = "0.1.0"
