"""MinHash: short signatures of texts, by which copies and near copies are found and clustered.

A. Broder, On the resemblance and containment of documents (1997), on shingles of words; copies are
sought by bands of the signature as in J. Leskovec and others, Mining of Massive Datasets, ch. 3.
One byte of each minimum is kept, after P. Li and A. König, b-Bit minwise hashing (2010).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_WORD = re.compile(r"\w+")
_MOST = 128  # hash functions that any sketch may use
_CHANCE = np.random.default_rng(1997)  # the bit generator's numbers are fixed for all versions
_FACTORS, _TERMS = _CHANCE.integers(0, 2**32, (2, _MOST), dtype=np.uint32)
_FACTORS = _FACTORS | np.uint32(1)
_MIX = np.uint32(0x9E3779B1)  # 2^32 over the golden ratio (Knuth): spreads bits to the upper byte
_COPY = 0.5  # share of shingles in common from which a text is a copy
_COMPARED = 100_000  # pairs at a time: 26 MB

Signatures = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Sketch:
    """How texts of a kind are signed: bytes of a signature and of a band, words of a shingle.

    Texts of fewer than `least` words have no signature. With `figures`, texts with different
    numbers in them have nothing in common.
    """

    hashes: int
    band: int
    shingle: int
    least: int
    figures: bool = False

    def sign(self, texts: Sequence[str]) -> list[bytes]:
        """Return for each text `hashes` bytes, of which two share as many as of their shingles."""
        words = [_WORD.findall(text.casefold()) for text in texts]
        kept = [index for index, found in enumerate(words) if len(found) >= self.least]
        signed = [b""] * len(texts)
        if not kept:
            return signed
        words = [words[index] for index in kept]
        starts = np.cumsum([0, *map(len, words)])
        shingles = self._shingles(words, starts)
        # Minima of every other stretch: those between hold shingles across two texts.
        stretches = np.stack([starts[:-1], starts[1:] - self.shingle + 1], axis=1).ravel()
        signatures = np.empty((len(kept), self.hashes), dtype=np.uint8)
        for column in range(self.hashes):
            hashed = _FACTORS[column] * shingles + _TERMS[column]
            least = np.minimum.reduceat(hashed, stretches)[::2]
            signatures[:, column] = least * _MIX >> np.uint32(24)
        for index, row in zip(kept, signatures, strict=True):
            signed[index] = row.tobytes()
        return signed

    def _shingles(
        self, words: Sequence[list[str]], starts: NDArray[np.int64]
    ) -> NDArray[np.uint32]:
        """Return a hash for the words from each word on, padded to the number of words."""
        hashed = np.array(
            [zlib.crc32(word.encode("utf-8", "replace")) for found in words for word in found],
            dtype=np.uint32,
        )
        hashed = np.append(hashed, np.zeros(self.shingle, dtype=np.uint32))
        shingles: NDArray[np.uint32] = np.zeros(starts[-1] + 1, dtype=np.uint32)
        for position in range(self.shingle):
            shingles = shingles * _MIX + hashed[position : position + len(shingles)]
        if self.figures:
            salts = np.array([_figures(found) for found in words], dtype=np.uint32)
            shingles[:-1] ^= np.repeat(salts, np.diff(starts))
        return shingles ^ shingles >> np.uint32(15)

    def clusters(self, signatures: Signatures) -> NDArray[np.int64]:
        """Return for each row of `signatures` (N, hashes) the first row of its cluster.

        Rows that agree in a band are compared with the row before them and the first in that band;
        copies, and copies of copies, are one cluster.
        """
        found = [self._alike(signatures, _pairs(band)) for band in self._bands(signatures)]
        one, other = np.concatenate(found).T
        first: NDArray[np.int64] = np.arange(len(signatures))
        while True:
            before = first.copy()
            for side in (one, other):
                np.minimum.at(first, side, np.minimum(first[one], first[other]))
            first = first[first]
            if np.array_equal(first, before):
                return first

    def _bands(self, signatures: Signatures) -> Iterator[NDArray[np.uint32]]:
        for start in range(0, self.hashes - self.band + 1, self.band):
            band: NDArray[np.uint32] = np.zeros(len(signatures), dtype=np.uint32)
            for column in range(start, start + self.band):
                band = band << np.uint32(8) | signatures[:, column]
            yield band

    def _alike(self, signatures: Signatures, pairs: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return those of the pairs (M, 2) that are copies, by the share of bytes that agree."""
        by_chance = 1 / 256
        least = self.hashes * (_COPY + (1 - _COPY) * by_chance)
        found = [pairs[:0]]
        for start in range(0, len(pairs), _COMPARED):
            some = pairs[start : start + _COMPARED]
            agree = (signatures[some[:, 0]] == signatures[some[:, 1]]).sum(axis=1)
            found.append(some[agree >= least])
        return np.concatenate(found)


# Resemblance of articles is known to within 4 points (one deviation). Shingles of more than five
# words break at every edit, shorter ones are common to all news. Of two articles with half their
# shingles in common, an edited agency story, 88 in 100 share a band.
ARTICLES = Sketch(hashes=128, band=4, shingle=5, least=5)

# A quote has few words, of which one that is changed breaks three shingles. Of two quotes with
# half their shingles in common 74 in 100 share a band, with 70 % in common 98. Shorter ones, such
# as "no comment", are said again and again without being the same statement.
QUOTES = Sketch(hashes=32, band=3, shingle=3, least=6, figures=True)


def _figures(words: Sequence[str]) -> int:
    """Return a hash of the numbers among `words`, 0 if there are none."""
    found = sorted(word for word in words if word[0].isdigit())
    return zlib.crc32(" ".join(found).encode("utf-8", "replace")) if found else 0


def _pairs(band: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Return rows (M, 2) to compare of those that have one value in a band."""
    order = np.argsort(band, kind="stable")
    starts = np.flatnonzero(np.diff(band[order], prepend=~band[order[:1]]))
    same = np.ones(len(order), dtype=bool)
    same[starts] = False
    leader = np.repeat(order[starts], np.diff(starts, append=len(order)))[same]
    before = order[:-1][same[1:]]
    return np.concatenate([np.stack([one, order[same]], axis=1) for one in (before, leader)])
