"""What is asked before a session, and what each answer leads to: values and rules only."""
