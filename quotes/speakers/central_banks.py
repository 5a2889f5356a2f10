"""Which names are those of central banks: `Riksbank`, `Bank of Japan`, `Swiss National Bank`."""

from __future__ import annotations

from quotes.names import core_words
from quotes.places import COUNTRY_OF

# Names that do not tell the country.
_BANKS: dict[str, str] = {
    name: country
    for country, names in (
        ("Britain", "bank of england,boe"),
        ("China", "people bank of china,pboc"),
        ("European Union", "ecb"),
        ("Germany", "bundesbank"),
        ("India", "rbi"),
        ("Japan", "boj"),
        ("Mexico", "banxico"),
        ("Norway", "norges bank"),
        ("Sweden", "riksbank"),
        ("United States", "federal reserve,us federal reserve,fed"),
    )
    for name in names.split(",")
}
_KINDS = frozenset(("central", "national", "reserve"))
_COMMERCIAL = frozenset(("bank of america", "bank of china", "bank of india", "bank of ireland"))


def country_of_central_bank(name: str) -> str | None:
    """Return the country whose central bank has that name, if any."""
    folded = " ".join(core_words(name))
    before, _, behind = folded.partition("bank")
    kinds = before.split()[-1:]
    if folded in _BANKS or folded in _COMMERCIAL:
        return _BANKS.get(folded)
    if behind.startswith(" of ") and _KINDS.issuperset(before.split()):
        return COUNTRY_OF.get(behind.removeprefix(" of ").removeprefix("the "))
    if not behind and _KINDS.intersection(kinds):
        return COUNTRY_OF.get(before.removesuffix(f" {kinds[0]} "))
    return None
