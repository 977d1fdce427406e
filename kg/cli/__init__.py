"""The command `kg`: one file per verb, nothing heavy imported before a verb needs it."""
