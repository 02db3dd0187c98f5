"""How the window looks: colour roles, type, one style sheet, icons, and the ring round what has the focus."""
