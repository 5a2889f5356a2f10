"""Texts in many languages, to measure whether English is told from them."""
