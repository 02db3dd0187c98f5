"""The settings page, built from the fields of the settings."""
