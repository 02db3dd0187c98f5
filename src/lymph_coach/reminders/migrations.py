"""The tables of the reminders file, and how those of an older program become today's; forward only."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        # One row: rules are read and written whole, and mean nothing in parts.
        """CREATE TABLE rules (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            record TEXT NOT NULL,
            since TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE mark (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            reminder_id TEXT NOT NULL,
            day TEXT NOT NULL,
            at TEXT NOT NULL,
            fate TEXT NOT NULL,
            moment TEXT NOT NULL,
            until TEXT
        ) STRICT""",
        "CREATE INDEX mark_of_slot ON mark (day, reminder_id, at)",
    ),
    # Not one of the rules: what this computer is to do is not exported to another. It may be said before any rule.
    ("CREATE TABLE wish (only INTEGER PRIMARY KEY CHECK (only = 1), closed INTEGER NOT NULL) STRICT",),
)
"""Statements that lead from schema *n* (its place, 0 being an empty file) to *n* + 1."""
