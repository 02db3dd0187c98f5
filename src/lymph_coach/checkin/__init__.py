"""What is kept of a check-in, and what follows from it, for both front ends."""
