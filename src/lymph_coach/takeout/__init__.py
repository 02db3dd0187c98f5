"""All that is kept about a person as one value and one file, described in docs/data-format.md."""
