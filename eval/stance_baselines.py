"""Simple ways to tell stances, beside which the model's figures stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from quotes.stance.passage import Passage, Target
from training.corpora.stance import StanceExample

Labels = NDArray[np.int64]

# Compiled by hand from general knowledge.
_GOOD = """
    accomplished admire admired admires agree agreed agrees amazing applaud applauded applauds
    approve approved approves back backed backs beautiful benefit benefits best better brave
    brilliant celebrate celebrated commend commended confident congratulate congratulated defend
    defended defends delighted effective embrace embraced encourage encouraged endorse endorsed
    endorses excellent excited fair fantastic favor favour glad good grateful great hail hailed
    help helped helpful honest honor hope impressed improve improved like love loved loves loyal
    outstanding peace praise praised praises progress promising protect proud reliable respect
    respected right smart strong succeed success successful support supported supportive
    supports thank thanked thanks tremendous trust welcome welcomed welcomes win wise wonderful
"""
_BAD = """
    absurd abuse accuse accused accuses against alarmed alarming angry attack attacked attacks
    awful bad betray betrayed blame blamed blames blast blasted broken catastrophe cheat
    complain complained concern concerned condemn condemned condemns corrupt corruption crime
    criticise criticised criticism criticize criticized cruel damage damaging danger dangerous
    denied denounce denounced deny destroy destroyed disappointed disappointing disaster
    disastrous disgrace disgraceful dishonest dismiss dismissed disrespect doubt fail failed
    fails failure false fear fears fight foolish fraud harm hate horrible hurt hypocrisy illegal
    immoral incompetent irresponsible lie lied lies lying mistake naive nonsense oppose opposed
    opposes outrage outrageous poor problem protest racist reckless refuse refused reject
    rejected rejects ridiculous scandal shame shameful slam slammed stupid terrible threat
    threaten threatened tragedy unacceptable unfair unfit unlawful violate violated warn warned
    warns weak worse worst wrong
"""
_WORD = re.compile(r"\w+")


def lexicon(examples: Sequence[StanceExample]) -> Labels:
    """Return support where good words outnumber bad ones, oppose where there are fewer."""
    good, bad = frozenset(_GOOD.split()), frozenset(_BAD.split())
    found = []
    for example in examples:
        words = _WORD.findall(example.passage.text.casefold())
        balance = sum(word in good for word in words) - sum(word in bad for word in words)
        found += [1 if balance > 0 else 2 if balance < 0 else 0] * len(example.labels)
    return np.asarray(found)


def names(example: StanceExample, target: Target) -> str:
    """Return nothing but who and whom."""
    passage = example.passage
    said = " ".join("s=" + passage.text[slice(*span)].replace(" ", "_") for span in passage.speaker)
    return f"{said} t={target.name.replace(' ', '_')}"


def surface(example: StanceExample, target: Target) -> str:
    """Return the text with speaker and target masked."""
    return masked(example.passage, target)


def masked(passage: Passage, target: Target) -> str:
    """Return the text of a passage with SPEAKER and TARGET in place of their mentions."""
    marks = [(span, "SPEAKER") for span in passage.speaker]
    marks += [(span, "TARGET") for span in target.mentions]
    text, at = "", 0
    for span, mark in sorted(marks):
        if span.start >= at:
            text += f"{passage.text[at : span.start]} {mark} "
            at = span.end
    return f"{text}{passage.text[at:]} {target.topic}"


def regression(
    read: Callable[[StanceExample, Target], str],
    train: Sequence[StanceExample],
    examples: Sequence[StanceExample],
) -> Labels:
    """Return what a logistic regression over words and pairs of words makes of `read`'s text."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415  (an extra)
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    from sklearn.pipeline import make_pipeline  # noqa: PLC0415

    def texts(of: Sequence[StanceExample]) -> list[str]:
        return [read(example, target) for example in of for target in example.passage.targets]

    model = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, token_pattern=r"\S+"),
        LogisticRegression(C=4, max_iter=300, class_weight="balanced"),
    )
    model.fit(texts(train), [label for example in train for label in example.labels])
    return np.asarray(model.predict(texts(examples)))
