"""Words that tell furniture from prose: the phrases of `labels/`, each with its table's name, and single words."""

from generator.clean import labels
from generator.clean.language import SMALL
from generator.text import fold

_TABLES = (
    ("also-read", labels.ALSO_READ),
    ("comments", labels.COMMENTS),
    ("controls", labels.COMMENT_CONTROLS),
    ("share", labels.SHARE),
    ("follow", labels.FOLLOW),
    ("newsletter", labels.NEWSLETTER),
    ("ad", labels.ADS),
    ("author-box", labels.AUTHOR_BOX),
    ("byline", labels.BYLINE),
    ("published", labels.PUBLISHED),
    ("updated", labels.UPDATED),
    ("tags", labels.TAGS),
    ("legal", labels.LEGAL),
)
_LISTS = (
    ("share", labels.NETWORKS),
    ("credit", labels.CREDIT),
    ("section", labels.SECTIONS),
    ("byline", labels.DESKS),
    ("agency", labels.AGENCIES),
    ("comments", labels.COMMENT_COUNT),
)
_FURTHER = """
photo photos image images getty video videos credit caption gallery copyright rights reserved cookies cookie consent
privacy terms editor editors reporter correspondent journalist writer author contributed contributor follow email
newsletter subscribe subscriber subscribers subscription sign free read more related watch listen podcast episode app
download click here tap loading play pause minutes min ago updated published posted comments comment reply report share
tags topics topic next previous latest trending popular story stories article articles news daily weekly today all your
you our us we join support donate member login account archive contact about advertise page site website online media
press courtesy illustration file via foto fotos bild quelle autor redaktion lesen mehr artikel thema jetzt kommentare
anmelden abo nachrichten datenschutz impressum werbung anzeige uhr stand bericht externer inhalt inhalte anzeigen
akzeptieren einstellungen zustimmung empfehlungen folgen teilen lire aussi publicité abonnés partager leer más compartir
suscríbete noticias also see must sponsored advertisement promoted originally appeared provided source sources
reporting editing additional writing edited he she said says told i me my
"""

END = " .:…!?"
"""What may stand around a label."""


def _phrases() -> dict[str, str]:
    """Folded phrase → the first table that has it."""
    rows = [(name, phrase) for name, table in _TABLES for row in table.values() for phrase in row]
    rows += [(name, phrase) for name, row in _LISTS for phrase in row]
    found: dict[str, str] = {}
    for name, phrase in rows:
        found.setdefault(fold(phrase).strip(END), name)
    return found


PHRASES = _phrases()
"""A label that may fill a line or begin it → the name of its table."""
FIRSTS = frozenset(phrase.split()[0].rstrip(END) for phrase in PHRASES)
LONGEST = max(len(phrase) for phrase in PHRASES)  # characters
WORDS = frozenset(fold(_FURTHER).split()) | {word for phrase in PHRASES for word in phrase.split() if len(word) > 2}
"""Single words that count in a line of up to sixty."""
POINTING = frozenset({"also-read", "comments", "newsletter", "share", "author-box", "tags", "legal"})
"""Tables whose labels say what the lines after them are."""
SMALL_WORDS = frozenset(word for row in SMALL.values() for word in row.split())
MONTHS = frozenset(fold(month) for row in labels.MONTHS.values() for month in row if len(month) > 2) - {"may", "mar"}
"""Names of months that are no commoner word."""
