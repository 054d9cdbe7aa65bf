"""Share and follow buttons, printed as their words."""

import re
from collections.abc import Iterator
from functools import cache

from generator.clean.block import Hearing, Verdict, drop
from generator.clean.labels import FOLLOW, NETWORKS, SHARE, Filled, filled, phrases
from generator.clean.shape import count, is_reported, label

LONGEST = 22  # words of an invitation to follow
SMALL = frozenset({"k", "on", "via", "with", "this", "and", "to", "or", "auf", "sur", "en", "the"})
"""Words that stand between labels."""

_ASKS = re.compile(
    r"(?:like|join|find|connect with|subscribe to) (?:us|our|me|my)\b|like (?:this|on)\b"
    r"|join (?:the )?(?:\S+ ){0,3}(?:whatsapp|telegram)\b|(?:follow|subscribe to) (?:\S+ ){1,5}?(?:on|at)\b"
)
"""An invitation: to us, or to follow somebody whose name has at most five words."""
_NOTHING = re.compile(rf"[\d\s.,|/•·:+&()!×-]|\b(?:{'|'.join(sorted(SMALL))})\b")


def share(hearing: Hearing) -> Iterator[Verdict]:
    """Drop a block that holds nothing but share labels and names of networks, or invites to follow on one."""
    for block in hearing.open:
        if len(block.text) > 250:
            continue
        line = label(block.text)
        if is_buttons(line):
            yield drop(block, "share", "share buttons", sure=99)
        elif count(line) <= LONGEST and _invites(line):
            yield drop(block, "share", "invitation to follow on a network", sure=95)


def is_buttons(line: str) -> bool:
    """True for a folded line made of share labels, network names and counts, and nothing else."""
    left = _buttons().left(line, SMALL)
    return left != line and not _NOTHING.sub("", left)


def _invites(line: str) -> bool:
    """`Follow us on X`, `Like our page on Facebook`, `Join our WhatsApp channel for updates`."""
    begins = line.startswith(_follow()) or _ASKS.match(line)
    return bool(begins) and not is_reported(line) and (bool(_network().search(line)) or "@" in line or count(line) <= 4)


@cache
def _follow() -> tuple[str, ...]:
    return tuple(phrases(FOLLOW))


@cache
def _network() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in NETWORKS if len(name) > 4 and name != "share")
    return re.compile(rf"\b(?:{names})\b")


@cache
def _buttons() -> Filled:
    return filled(phrases(SHARE) | set(NETWORKS))
