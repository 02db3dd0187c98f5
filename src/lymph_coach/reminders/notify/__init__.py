"""Notifications with buttons, behind one small interface."""
