"""Words that two texts may share though neither was copied: who somebody is, notices that many sites print."""

import re
from collections.abc import Iterable

LONGEST_OFFICE = 22
"""Words of `said NAME, deputy administrator for … at …`; beyond, something is told besides."""
CODE = 3
"""Signs that prose seldom has, from which a passage is code or marks,"""
WORDS_A_SIGN = 10
"""if there is one for so many words."""
NOTICE = 3
"""Words of a web page's dealings with its reader, from which what holds them is a notice."""

_CODE = "<>{}#=\\"
_NAMED = re.compile(
    r"(?:[^.;]{0,40}[\"”’], )?(?:[^.;]{0,40},[\"”’] )?"  # what is left of the words said
    r"(?:(?:said|says|told|to|by|[A-ZÀ-Þ][\w.-]*['’]s) )?"
    r"(?:[A-ZÀ-Þ][\w.'’-]+ ){1,3}[A-ZÀ-Þ][\w.'’-]+, (?P<office>[^.;:!?]+)"
)
_SAYS = re.compile(r",? (?:said|says|told|added|explained)(?: (?:in|on|at|during|to))?$")
_VERBS = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|do|does|did|not|said|says|told|"
    r"(?!advanced|retired|united)[a-z]{3,}ed)\b"
)
_OFFICES = re.compile(
    r"\b(?:president|premier|minister|secretary|director|chief|head|chair(?:man|woman|person)?|manager|administrator|"
    r"commissioner|ambassador|spokes(?:man|woman|person)|officer|professor|lecturer|fellow|analyst|economist|editor|"
    r"founder|co-founder|chancellor|governor|mayor|senator|commander|inspector|superintendent|judge|lawyer|attorney|"
    r"coach|captain|leader|deputy|executive|member|author|researcher|scientist)\b",
    re.IGNORECASE,
)
_DEALINGS = frozenset(
    """
    cookie cookies tracking browser website websites email newsletter newsletters subscribe unsubscribe affiliate
    commission commissions link links purchase purchases buy comment comments privacy consent advertising sponsored
    checkout inbox einwilligung provision datenschutz webseite nutzererfahrung nutzererlebnis abonnieren
    """.split()  # noqa: SIM905
)


def is_hollow(text: str) -> bool:
    """Whether the words only say who somebody is (`said Alma Ruiz, vice president of research at Belt Works`), or are
    commands to a machine.
    """
    signs = sum(map(text.count, _CODE))
    return (signs >= CODE and WORDS_A_SIGN * signs > text.count(" ")) or _is_office(text)


def _is_office(text: str) -> bool:
    found = _NAMED.fullmatch(_SAYS.sub("", text)) if text.count(" ") < LONGEST_OFFICE else None
    if found is None:
        return False
    office = found["office"]
    return bool(_OFFICES.search(office)) and not _VERBS.search(office)


def is_notice(keys: Iterable[str]) -> bool:
    """Whether folded words are of a notice on cookies, adverts or comments."""
    return len(_DEALINGS.intersection(keys)) >= NOTICE


def figures(keys: Iterable[str]) -> frozenset[str]:
    """The numbers among folded words."""
    return frozenset(key for key in keys if key[0].isdigit())
