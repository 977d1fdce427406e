"""What the system sees in a text, what it makes of it and why not more: `kg explain` and `kg try`."""

from kg.statements.explain.lines import try_sentence

__all__ = ["try_sentence"]
