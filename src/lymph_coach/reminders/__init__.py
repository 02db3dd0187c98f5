"""When to practise: rules by the clock on the wall, what is due, and how it is told. Qt-free."""
