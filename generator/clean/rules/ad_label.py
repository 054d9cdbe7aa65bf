"""Labels of advertisement slots whose advertisement is gone."""

from collections.abc import Iterator
from functools import cache

from generator.clean.block import Hearing, Verdict, drop
from generator.clean.labels import ADS, phrases
from generator.text import fold


def ad_label(hearing: Hearing) -> Iterator[Verdict]:
    """Drop each block whose whole text is an ad label.

    Only whole blocks: "Advertisement feature: how to vote" is a headline.
    """
    for block in hearing.open:
        if len(block.text) < 80 and fold(block.text).strip(" .:…-–—[]()*") in _labels():
            yield drop(block, "ad-label", "label of an empty advertisement slot")


@cache
def _labels() -> frozenset[str]:
    return phrases(ADS)
