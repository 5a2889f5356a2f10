"""The database: documents, quotes, speakers and stances in one DuckDB file.

The only package that imports duckdb.
"""

from quotes.store.database import Result
from quotes.store.identity import Merge
from quotes.store.rows import text_hash
from quotes.store.search import Search
from quotes.store.store import Store

__all__ = ["Merge", "Result", "Search", "Store", "text_hash"]
