"""The wings of the window: each builds the pages that belong together, wires them, and is made when first wanted."""
