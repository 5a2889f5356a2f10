"""A self-contained HTML page on which every error of an evaluation can be read in its sentence."""

from quotes.report.errors import ERRORS, errors_of
from quotes.report.page import to_html, write_report

__all__ = ["ERRORS", "errors_of", "to_html", "write_report"]
