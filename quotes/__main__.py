"""`python -m quotes` is the same as `quotes`."""

from quotes.cli import main

main()
