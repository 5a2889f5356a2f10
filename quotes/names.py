"""Names as strings: folding, titles, surnames, acronyms, and when two names are the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Sequence
from functools import lru_cache

from quotes.places import COUNTRIES, COUNTRY_OF

# Words that stand before a name without being part of it, as they look after `name_words`.
_HONORIFICS = "mr mrs ms miss mx messrs dr prof sir dame lord lady baroness hon honourable madam"
_OFFICES = """
    president premier chancellor minister secretary senator sen sens representative rep reps
    congressman congresswoman councilman councilwoman councillor councilmember cllr assemblyman
    assemblywoman assemblymember alderman delegate governor gov govs mayor judge justice general
    gen colonel col lieutenant lt major maj captain capt sergeant sgt corporal officer detective
    commissioner chairman chairwoman chairperson chair king queen prince princess pope cardinal
    archbishop bishop reverend rev pastor rabbi imam sheikh ayatollah ambassador attorney director
    ceo cfo coo coach professor speaker leader superintendent inspector constable sheriff deputy
    supervisor mp mep admiral adm commander brigadier chief spokesman spokeswoman spokesperson
    treasurer prosecutor dean rector principal editor manager candidate nominee coun cllr pc wpc
    supt insp det cpl taoiseach
"""
_MODIFIERS = """
    former ex then acting interim vice deputy assistant prime foreign defence defense finance
    interior first senior executive managing press white house state attorney
"""
TITLE_WORDS = frozenset((_HONORIFICS + _OFFICES).split())
HONORIFICS = frozenset(_HONORIFICS.split())
_BEFORE_NAMES = TITLE_WORDS | frozenset(_MODIFIERS.split())
_SUFFIX_LIST = """
    jr sr ii iii iv phd md esq inc ltd llc llp plc corp co gmbh asa oyj incorporated limited
    corporation kc qc mbe obe cbe msp
"""
_SUFFIXES = frozenset(_SUFFIX_LIST.split())
_STATE_LIST = "army navy military police government cabinet parliament embassy officials"
_OF_A_STATE = frozenset(_STATE_LIST.split())
# Forms of companies that are words or names too, where not in capitals.
_LEGAL_FORM = re.compile(r"(?<=\w),? (?:AB|AG|AS|A/S|SA|SE|NV|BV|KG|LP|S\.?p\.?A)\.?\s*$")
# "the Guardian newspaper" is the Guardian.
_OUTLETS = frozenset(("newspaper", "magazine", "website"))
_SMALL_LIST = "of the for and in on at to a an de & du des la le y"
_SMALL_WORDS = frozenset(_SMALL_LIST.split())

# Frequent Chinese, Korean and Vietnamese surnames that are nobody's first name elsewhere.
_FAMILY_LIST = """
    xi li wang zhang liu chen yang huang zhao zhou wu xu zhu hu guo luo gao zheng liang xie deng
    feng cao peng zeng tian dong pan yuan cai jiang yu cheng ding shen yao qin park choi jang yoon
    kang nguyen tran pham hoang phan
"""
_FAMILY_FIRST = frozenset(_FAMILY_LIST.split())

_POSSESSIVE = re.compile(r"(?<=\w)['’`´ʼ]s?(?!\w)")
_PARENTHESIS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_WORD = re.compile(r"[^\W_]+|&")
_ABBREVIATION = re.compile(r"\b(?:[^\W\d_]\.){2,}")


def strip_marks(text: str) -> str:
    """Return `text` without diacritics; letters that only look composed (ø, ł) become plain too."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return plain.translate(_PLAIN)


_PLAIN = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i"})


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded: no case, diacritics, punctuation or possessive ending.

    What stands in parentheses is left out; abbreviations with points become one word (`u.s.`).
    """
    plain = _PARENTHESIS.sub(" ", strip_marks(name)) or name
    plain = _ABBREVIATION.sub(lambda match: match.group().replace(".", ""), plain)
    return tuple(_WORD.findall(_POSSESSIVE.sub("", plain).casefold()))


@lru_cache(maxsize=65536)
def core_words(name: str) -> tuple[str, ...]:
    """Return `name_words` without leading articles and titles and trailing `Jr`, `PhD`, `Inc`.

    At least one word stays, so that a bare title is its own core.
    """
    words = list(name_words(_LEGAL_FORM.sub("", _PARENTHESIS.sub(" ", name)) or name))
    while len(words) > 1 and words[0] in {"the", "a", "an"}:
        del words[0]
    if any(word in TITLE_WORDS for word in words[:-1]):
        while len(words) > 1 and words[0] in _BEFORE_NAMES:
            del words[0]
    while len(words) > 1 and (words[-1] in _SUFFIXES or words[-1] in _OUTLETS):
        del words[-1]
    return tuple(words)


def owner_first(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return folded words as a body's owner and what it is: the Norwegian army is Norway's.

    A country stands for its adjective, and what stands behind `in` or `at`, or is a country behind
    `of`, comes first: `Central Bank of Norway`, `police in Oslo`.
    """
    for index in range(1, len(words) - 1):
        owner = words[index + 1 :]
        owner = owner[owner[0] == "the" :]
        country = words[index] == "of" and " ".join(owner) in COUNTRIES
        if owner and (country or words[index] in ("in", "at")):
            words = (*owner, *words[:index])
            break
    for count in range(min(3, len(words) - 1), 0, -1):
        found = COUNTRY_OF.get(" ".join(words[:count]))
        # Norwegian Air is no air of Norway's.
        if found and (len(words) > count + 1 or words[-1] in _OF_A_STATE):
            return (*found.casefold().split(), *words[count:])
    return words


def strip_titles(name: str) -> str:
    """Return `name` without titles: `Foreign Minister Sergei Lavrov` → `Sergei Lavrov`.

    One word always stays; a title before a surname is no part of the name either.
    """
    words = name.split()
    folded = ["".join(name_words(word)) for word in words]
    if any(word in TITLE_WORDS for word in folded[:-1]):
        while len(words) > 1 and folded[0] in _BEFORE_NAMES | {"the"}:
            del words[0], folded[0]
    return " ".join(words)


def initials_fit(letters: str, words: Sequence[str]) -> bool:
    """Say whether `letters` are the initials of `words`, small words counting or not.

    Parts of hyphenated words count too, and a short word in capitals gives one letter or all
    (`UKIP`: UK Independence Party).
    """
    parts = [part for word in words for part in re.split(r"[-‑–]", word) if part]
    return _initials(letters.casefold(), parts)


def _initials(letters: str, parts: Sequence[str]) -> bool:
    if not letters:
        return all(part.casefold() in _SMALL_WORDS for part in parts)
    if not parts:
        return False
    head, folded = parts[0], parts[0].casefold()
    if letters[0] == folded[0] and _initials(letters[1:], parts[1:]):
        return True
    spelt = len(head) in (2, 3) and head.isupper() and letters.startswith(folded)
    if spelt and _initials(letters[len(head) :], parts[1:]):
        return True
    return folded in _SMALL_WORDS and _initials(letters, parts[1:])


@lru_cache(maxsize=65536)
def is_acronym(name: str, of: str) -> bool:
    """Say whether `name` is written as an acronym (capitals, perhaps with points) of `of`."""
    letters = name.removeprefix("the ").removeprefix("The ").replace(".", "").replace("&", "")
    if not (2 <= len(letters) <= 8 and letters.isalpha() and letters.isupper()):
        return False
    words = _written_words(of)
    # One last word may be missing from a long acronym, as in CDC.
    return len(words) > 1 and (
        initials_fit(letters, words) or (len(letters) >= 3 and initials_fit(letters, words[:-1]))
    )


def acronyms(of: str, beginnings: Container[str]) -> set[str]:
    """Return what may be an acronym of `of`, folded, among words with all of their `beginnings`.

    Every acronym that `is_acronym` knows is there; some that it refuses may be, too.
    """
    found, before = {""}, set[str]()
    for word in _written_words(of):
        folded = word.casefold()
        longer = {short + start for short in found for start in (folded[0], folded)}
        before, found = found, longer | (found if folded in _SMALL_WORDS else set())
        found = {short for short in found if short in beginnings}
    return found | before


def _written_words(name: str) -> list[str]:
    return _WORD.findall(_POSSESSIVE.sub("", strip_marks(_PARENTHESIS.sub(" ", name))))


@lru_cache(maxsize=65536)
def same_name(a: str, b: str) -> bool:
    """Say whether two names may stand for one speaker: the rule by which speakers are scored.

    Case, diacritics, punctuation, articles, titles, possessives and parentheses do not count.
    Then names are the same when they are equal, but for `party` at the end; when one is the acronym
    of the other; or when the words of one are among those of the other in their order and both end
    alike (`Lavrov`, `Sergei V. Lavrov`; an initial stands for a first name), unless the longer has
    an `of` or `for` phrase that the other lacks (`Russia` is not `Foreign Ministry of Russia`);
    or when the shorter is the surname with which the longer begins (`Xi`, `Xi Jinping`);
    or when they differ in how they say whose a body is (`owner_first`).
    """
    if is_acronym(a, b) or is_acronym(b, a):
        return True
    shorter, longer = sorted((core_words(a), core_words(b)), key=len)
    if not shorter:
        return a.strip() == b.strip()
    if "".join(shorter) == "".join(longer) or (*shorter, "party") == longer:
        return True
    if owner_first(shorter) == owner_first(longer):
        return True
    if shorter[-1] != longer[-1]:
        family_first = len(longer) in (2, 3) and longer[0] in _FAMILY_FIRST
        return family_first and shorter == longer[:1]
    if len(shorter) == 1 and {"of", "for"} & set(longer):
        return False
    return _is_subsequence(shorter, longer)


def _is_subsequence(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    rest = iter(longer)
    return all(any(_word_fits(word, other) for other in rest) for word in shorter)


def _word_fits(word: str, other: str) -> bool:
    return word == other or (
        min(len(word), len(other)) == 1 and word[0] == other[0] and word.isalpha()
    )


def one_edit_apart(a: str, b: str) -> bool:
    """Say whether one letter more, less or other makes two different strings the same."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    start = next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
    return a[start + (len(a) >= len(b)) :] == b[start + (len(b) >= len(a)) :]
