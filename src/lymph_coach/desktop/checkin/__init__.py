"""The check-in before a session."""
