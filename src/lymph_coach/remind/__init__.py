"""``lymph-coach remind``: what reminds while the window is closed. Loads no Qt, and little else."""
