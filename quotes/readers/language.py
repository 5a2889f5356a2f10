"""Which language a text is in, as far as is needed to keep to English.

The commonest short words of a language make up a third of its prose, and nearly none of another's
(Grefenstette 1995, "Comparing two language identification schemes"); scripts other than Latin are
told by their letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_SAMPLE = 4_000
"""Characters looked at, from the middle, where menus in another language are rarer."""
_GLANCE = 400
"""Characters that are enough to see that a text is plainly English, as nearly all are."""
_FEWEST = 40
"""Words; a shorter text is passed as English, for its words say too little."""
_PLAINLY = 0.25
"""Share of words above which a text is English without comparison; no other language reaches it."""

_COMMON = {
    "English": (
        "the of and to in that is was for it with as on be at by this had from but not "
        "are they he his her she said has have who which their were been an will would "
        "or"
    ),
    "French": (
        "le la les des et en un une du est que qui dans pour au sur pas par il ce avec "
        "plus son ses aux sont elle cette mais ont été leur nous vous"
    ),
    "German": (
        "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als "
        "auch es an werden aus er hat dass sie nach bei einer um"
    ),
    "Spanish": (
        "de la que el en y los se del las un por con no una su para es al lo como más "
        "pero sus le ha este sí porque esta son entre cuando muy sin"
    ),
    "Portuguese": (
        "de que e do da em um para com não uma os no se na por mais as dos como mas foi "
        "ao ele das tem à seu sua ou são está pelo"
    ),
    "Italian": (
        "di che e la il un a per in una è del non sono della da con le si gli dei al "
        "nel alla più anche ha come lo delle ma suo"
    ),
    "Dutch": (
        "de van het een en in is dat op te zijn met voor niet aan er om had maar als "
        "dan door bij ook naar heeft wordt uit nog worden over hij"
    ),
    "Polish": (
        "w i na z do nie się że jest o to po od za jak przez był co dla oraz tym ale jego są przy"
    ),
    "Swedish": (
        "och i att det som en på är av för med den till inte har ett om var de han hon från men"
    ),
    "Danish": ("og i at det er en til på som af for med den har de ikke der et om var han fra men"),
    "Turkish": (
        "ve bir bu da de için ile çok olarak daha olan gibi ne kadar sonra var ama olduğu en"
    ),
    "Indonesian": (
        "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke karena ada oleh"
    ),
    "Romanian": "de și în la cu pe nu a că o din să este un pentru mai care s-a au ce sunt fost",
    "Vietnamese": "và của là có được cho trong không với những một các người đã này khi để đến",
}
_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_ENGLISH = _WORDS["English"]
_LETTER = re.compile("[A-Za-z]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")


def other_language(text: str) -> str | None:
    """Return the language of `text`, or the script it is written in, or None when it is English.

    A text of few words counts as English.
    """
    half = len(text) // 2
    if _is_plainly_english(text[max(0, half - _GLANCE // 2) : half + _GLANCE // 2]):
        return None
    sample = text[max(0, half - _SAMPLE // 2) : half + _SAMPLE // 2]
    if _is_plainly_english(sample.casefold()):
        return None
    words = _WORD.findall(sample.casefold())
    letters = Counter(_script(char) for char in sample if not char.isascii() and char.isalpha())
    latin = letters.pop("LATIN", 0)
    if letters.total() > _FEWEST // 2 and letters.total() > latin + len(_LETTER.findall(sample)):
        script = max(letters, key=lambda name: (letters[name], name))
        named = script if script == "CJK" else script.capitalize()
        return f"a language in {named} script"
    if len(words) < _FEWEST:
        return None
    counts = Counter(words)
    shares = {
        language: sum(counts[word] for word in common) / len(words)
        for language, common in _WORDS.items()
    }
    language = max(shares, key=lambda name: (shares[name], name == "English", name))
    # Names and numbers alone, as in a table of results, are of no language; English is assumed.
    if language == "English" or shares[language] < 2 * shares["English"] or shares[language] < 0.1:
        return None
    return language


def _is_plainly_english(text: str) -> bool:
    words = text.split()
    return sum(map(_ENGLISH.__contains__, words)) > _PLAINLY * len(words)


def _script(char: str) -> str:
    """Return the script of a letter, the first word of its name; that of Chinese is `CJK`."""
    return unicodedata.name(char, "LATIN").split(" ", 1)[0]
