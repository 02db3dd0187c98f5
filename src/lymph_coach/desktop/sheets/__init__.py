"""Sheets to tick and to write on, in the window."""
