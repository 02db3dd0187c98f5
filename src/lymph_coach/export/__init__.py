"""``lymph-coach export``: a session as files."""
