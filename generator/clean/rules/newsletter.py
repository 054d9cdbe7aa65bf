"""Invitations to newsletters, subscriptions, apps and accounts."""

import re
from collections.abc import Iterator
from functools import cache

from generator.clean.block import Hearing, Verdict, drop
from generator.clean.labels import NEWSLETTER, phrases
from generator.clean.shape import count, is_quote, is_reported, label

LONGEST = 45  # words; the longest invitation seen has two sentences and 41

_VERBS = (
    r"(?:sign(?:ing)? up|subscrib(?:e|ing)|join|get|receive|enter|download|register|click here|support|become|follow|"
    r"stay|try|unlock|never miss|for free|abonnieren|melden sie sich|inscrivez-vous|abonnez-vous|"
    r"suscr[ií]b[ae](?:te|se)|iscriviti)"
)
_ASKS = re.compile(
    rf"^(?:please |to |for |want |enjoyed? |like |never |don't |(?:now )?you can (?:also |now )?)?{_VERBS}\b"
)
"""A line that asks from its first words on."""
_ASKS_LATER = re.compile(rf"^[\w' ,.?!-]{{0,80}}\b{_VERBS}\b")
_READER = re.compile(r"\b(?:you|your|our|us|ihre[nm]?|unsere?[nmrs]?|nos|notre|votre|vos|tu|su|nuestr[ao]s?)\b")
_OTHERS = re.compile(r"\b(?:he|she|they|their|his|her|spokes(?:man|woman|person))\b")
"""Words of a report about somebody else's letters and apps."""
_SHORT = re.compile(r"^(?:please )?(?:subscribe to|sign up (?:for|to)) (?:\S+ ?){1,6}(?<![.!?,;:])$")
_TELLS = re.compile(r"\bno spam\b|\bunsubscribe at any time\b|\benter your e-?mail(?: address)?(?: here| below)?[.:]?$")
_WHAT = re.compile(
    r"\b(?:newsletters?|inbox|e-?mail (?:alerts?|address|updates?|list|edition)|your e-?mail|mailing list|"
    r"morning briefing|daily (?:briefing|digest|email)|whatsapp (?:channel|group)|telegram (?:channel|group)|"
    r"our app|mobile app|push notifications?|breaking news (?:alerts?|emails?)|subscribers?[- ]only|premium access|"
    r"digital subscription|e-paper|boletín|bolet[ií]n|free trial|our journalism|news alerts?|notifications)\b"
)


def newsletter(hearing: Hearing) -> Iterator[Verdict]:
    """Drop labels of newsletter boxes, and sentences that ask the reader to sign up, subscribe or download.

    A sentence must name what is offered, and begin by asking or speak to the reader and of nobody else: "Officials said
    residents receive email alerts" and "subscribers" in a report about telephones stay.
    """
    for block in hearing.open:
        if len(block.text) > 500 or is_quote(block.text):
            continue
        line = label(block.text)
        if line.strip(" .:!*>»→") in _labels():
            yield drop(block, "newsletter", "label of a sign-up box", sure=97)
        elif count(line) <= LONGEST and (_SHORT.match(line) or _TELLS.search(line) or _invites(line)):
            yield drop(block, "newsletter", "asks the reader to sign up")


def _invites(line: str) -> bool:
    """True where a line names what is offered, and asks from its first words on or speaks to the reader."""
    if not _WHAT.search(line):
        return False
    if _ASKS.match(line):
        return True
    is_to_reader = _ASKS_LATER.match(line) and _READER.search(line)
    return bool(is_to_reader) and not is_reported(line) and not _OTHERS.search(line)


@cache
def _labels() -> frozenset[str]:
    return phrases(NEWSLETTER)
