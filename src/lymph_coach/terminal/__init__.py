"""The same session as captions in a terminal."""
