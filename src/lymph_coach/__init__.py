"""Lymph Coach: a desktop coach for a gentle arm-circle routine."""

__version__ = "0.1.0"
