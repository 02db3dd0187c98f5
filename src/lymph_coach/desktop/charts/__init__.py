"""Charts of the diary: our own drawing, the same on a screen and on paper."""
