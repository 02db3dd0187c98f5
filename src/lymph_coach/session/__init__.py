"""Practising: the session value, the player that owns it, and the checkpoint on disk."""
