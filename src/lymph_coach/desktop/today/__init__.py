"""The first page: what today's session is, and one very large Start."""
