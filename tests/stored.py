"""Annotated articles, and runs that write them into a database, for tests of what comes after."""

from quotes.store import Store, text_hash
from quotes.types import Annotation, Document, Quote, Span, Stance

RUN = {"config": {"scheme": "news"}, "model": "fast", "model_hash": "ab12", "version": "1.0"}
CONTENTS = (
    "SELECT * EXCLUDE (started_at, finished_at) FROM runs ORDER BY ALL",
    "FROM documents ORDER BY ALL",
    "FROM annotated ORDER BY ALL",
    "FROM quotes ORDER BY ALL",
    "FROM quote_speakers ORDER BY ALL",
    "FROM stances ORDER BY ALL",
    "FROM speakers ORDER BY ALL",
    "FROM failures ORDER BY ALL",
)


def article(number, name="Ines Okafor", words="Buses come first", **facts):
    """A document with a direct quote that takes a stance, and an indirect one without a name."""
    text = f'"{words}," {name} said. A clerk added that route {number} would close.'
    cue = text.index("said")
    clerk = text.index("A clerk")
    quotes = (
        Quote(
            content=(Span(0, len(words) + 3),),
            kind="direct",
            cue=(Span(cue, cue + 4),),
            source=(Span(len(words) + 4, cue - 1),),
            speakers=(name,),
            speaker_type="person",
            stances=(Stance(name, "buses", "support", 0.87654321),),
            confidence=0.98765432,
            rule="inverted",
        ),
        Quote(
            content=(Span(clerk + 14, len(text) - 1),),
            cue=(Span(clerk + 8, clerk + 13),),
            source=(Span(clerk, clerk + 7),),
            reason="no name in the article",
        ),
    )
    return Annotation(Document(f"article-{number}", text, path=f"{number}.txt", **facts), quotes)


def run(path, annotations, failures=(), *, batch=2, **changes):
    """Annotate into `path` as the command does: skip what is done, write in batches, finish."""
    with Store.open(path) as store:
        run_id = store.begin(**RUN | changes)
        todo = [a for a in annotations if not store.seen(a.document.id, text_hash(a.document.text))]
        for start in range(0, len(todo), batch):
            store.write(todo[start : start + batch])
        store.write([], failures)
        store.finish(run_id)
    return run_id, len(todo)


def rows(path, sql):
    with Store.open(path, read_only=True) as store:
        return list(store.query(sql).rows)


def contents(path):
    return [rows(path, sql) for sql in CONTENTS]
