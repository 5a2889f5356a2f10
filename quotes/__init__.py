"""Who said what, and where do they stand? Quotes, speakers and stances from news."""

__version__ = "0.1.0"
