"""What several pages say: times and days, and the names of the routines."""
