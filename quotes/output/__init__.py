"""What people see: tables of answers in every format, and articles in the terminal."""

from quotes.output.article import show
from quotes.output.hits import show_hits
from quotes.output.safety import visible
from quotes.output.tables import FORMATS, write_answer, write_table
from quotes.output.terminal import Terminal

__all__ = ["FORMATS", "Terminal", "show", "show_hits", "visible", "write_answer", "write_table"]
