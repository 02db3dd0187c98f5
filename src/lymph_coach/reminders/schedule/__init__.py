"""Reminders while Lymph Coach is closed: each system's own way of starting ``lymph-coach remind`` at its times."""
