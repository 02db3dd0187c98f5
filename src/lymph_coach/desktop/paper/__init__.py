"""Sheets and reading pages on paper: laid out, printed, and saved as PDF."""
