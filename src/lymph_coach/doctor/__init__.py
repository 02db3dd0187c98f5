"""``lymph-coach doctor``: what works on this computer, and how to mend what does not."""
