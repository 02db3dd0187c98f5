"""One window a person: the first start listens, a second one tells it what was wanted."""
