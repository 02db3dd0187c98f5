"""A timeline and its clips to samples, and the device that plays them and is the clock."""
