"""The articles most like some others together, in arrays: this module loads numpy, so import it where it is used."""

from collections.abc import Sequence

import numpy as np

from generator.links.likeness.weights import ONE, Vector
from generator.links.nearest.single import single_words


class Alike:
    """Articles by their single words, each as if it were as long as any other."""

    def __init__(self, vectors: Sequence[Vector]) -> None:
        """The articles' places in what is found are those they have here."""
        words = [single_words(vector) for vector in vectors]
        self._count = len(words)
        self._marks, self._words = np.unique(np.concatenate([marks for marks, _, _ in words]), return_inverse=True)
        self._weights = np.concatenate([weights * ONE // length for _, weights, length in words])
        sizes = [len(marks) for marks, _, _ in words]
        self._articles = np.repeat(np.arange(self._count), sizes)
        self._starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes)))

    def nearest(self, places: Sequence[int], words: int, most: int) -> list[int]:
        """Those most like the articles at these places, by the words heaviest in them; the most like first."""
        here = np.concatenate([np.arange(self._starts[at], self._starts[at + 1]) for at in places])
        sums = np.zeros(len(self._marks), np.int64)
        np.add.at(sums, self._words[here], self._weights[here])
        kept = np.argsort(-sums, kind="stable")[:words]
        heavy = np.zeros_like(sums)
        heavy[kept] = sums[kept]
        likes = np.zeros(self._count, np.int64)
        np.add.at(likes, self._articles, self._weights * heavy[self._words])
        likes[list(places)] = 0
        order = np.argsort(-likes, kind="stable")[:most]
        return [int(at) for at in order if likes[at] > 0]
