"""The diary page, and how the person says how it feels."""
