"""The reminders page, the banner of a reminder, and what keeps time while the window is open."""
