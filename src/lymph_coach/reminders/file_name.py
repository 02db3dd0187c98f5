"""What the reminders file is called; by itself, because whoever only glances at it loads nothing else."""

REMINDERS_FILE = "reminders.sqlite3"
