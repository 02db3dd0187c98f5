"""The commands that are typed: what their options mean, and those that show or change what is kept."""
