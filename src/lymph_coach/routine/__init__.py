"""What is practised: routine, plan, timeline and figure, as values only."""
