"""The user's choices: one frozen dataclass and the file it lives in."""
