"""What several pages say: times and days, the words of the settings, the names of the routines."""
