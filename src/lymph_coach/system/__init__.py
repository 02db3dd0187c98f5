"""What the machine gives: folders, shipped files, a log for crashes, a screen kept awake."""
