"""Jejaring: who met whom, where and when, in Indonesian news."""

__version__ = "0.1.0"
