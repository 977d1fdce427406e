"""Links to other data sets: proposed by an endpoint that the user names, kept in a table, checked when applied.

Nothing here is done by itself: `kg link` asks, `--links FILE` applies.
"""
