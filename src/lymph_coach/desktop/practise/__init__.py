"""The session on screen: the coach behind it, and what is shown while it runs, pauses and ends."""
