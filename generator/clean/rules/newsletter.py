"""Invitations to newsletters, subscriptions, apps and accounts."""

import re
from collections.abc import Iterator
from functools import cache

from generator.clean.block import Hearing, Verdict, drop
from generator.clean.labels import NEWSLETTER, phrases
from generator.clean.shape import count, is_quote, label

LONGEST = 45  # words; the longest invitation seen has two sentences and 41

_ASKS = re.compile(
    r"^(?:please |to |for |want |enjoyed? |like |get |never |never miss |stay |don't |[\w' ]{0,40}\b)?"
    r"(?:sign up|subscribe|join|get|receive|enter|download|register|click here|support|become|follow|stay|try|unlock|"
    r"never miss|for free|abonnieren|melden sie sich|inscrivez-vous|abonnez-vous|suscr[ií]b[ae](?:te|se)|iscriviti)\b"
)
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

    A sentence must begin by asking and name what is offered; "subscribers" in a report about telephones stays.
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
    return bool(_ASKS.match(line) and _WHAT.search(line))


@cache
def _labels() -> frozenset[str]:
    return phrases(NEWSLETTER)
