"""Having a page read aloud."""
