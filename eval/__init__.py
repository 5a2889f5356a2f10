"""Measurements of the whole and of its parts; nothing in `quotes` imports this."""
