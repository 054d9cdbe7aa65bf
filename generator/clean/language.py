"""The language of a text, by its script and its commonest small words; nothing where that is not plain."""

import re
from collections import Counter
from collections.abc import Sequence

from generator.clean.block import Block, Fact
from generator.text import words

SCRIPTS = (
    ("ja", r"[\u3040-\u30ff]"),
    ("ko", r"[\uac00-\ud7af]"),
    ("zh", r"[\u4e00-\u9fff]"),
    ("ur", r"[\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2]"),
    ("ar", r"[\u0600-\u06ff]"),
    ("hi", r"[\u0900-\u097f]"),
    ("uk", r"[іїєґІЇЄҐ]"),
    ("ru", r"[\u0400-\u04ff]"),
)
"""Letters of one language among these; the first that makes up a twentieth of the letters wins."""
SMALL = {
    "en": "the of and to in that is was for it with as his her he be by on not are this have from at which",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er",
    "fr": "de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce il sont la avec son aux",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más pero sus le o este fue ha",
    "it": "di e il la che in un a per è una sono con non del si da dei le al come i della nel gli ha anche più lo",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem",
    "nl": "de het een van en in is dat op te zijn voor met niet aan er om ook als dan maar bij uit door naar hij nog",
    "pl": "w i na się z do nie to że jest o po jak za od przez tym dla jego są przy co już ale który",
    "tr": "ve bir bu da de için ile olarak daha çok olan gibi en kadar sonra ne ama olduğu her",
    "id": "yang dan di ini itu dengan untuk pada dari dalam tidak akan ke oleh juga adalah telah saya kata",
    "sv": "och i att det som en på är av för med till den har de inte om ett men var sig från",
    "no": "og i det er på til som en å for av at med ikke den har de et om var fra men",
    "da": "og i at det er en til på som af for med de den ikke har der et om var fra men han",
}
_SPOKEN = {
    word: tuple(tag for tag, row in SMALL.items() if word in row.split())
    for word in {word for row in SMALL.values() for word in row.split()}
}
"""Small word → the languages it is one of."""
ENOUGH = 40  # words; fewer tell little
LINE, LINES, MOST = 60, 6, 1000  # the shortest line that is asked, how many, and how many code points of each
MARGIN = 12  # percent of all words that must be small words of the language, and by which the next is behind by half


def tongue(blocks: Sequence[Block]) -> str:
    """The language's tag by the longest lines of a dump, before it is known which of them are the article's."""
    longest = sorted((block.text for block in blocks if len(block.text) >= LINE), key=len, reverse=True)[:LINES]
    found = language("\n".join(text[:MOST] for text in longest))
    return found.value if found else ""


def language(text: str) -> Fact | None:
    """The language's tag, with how it was told; None where it isn't plain."""
    sample = text[:20_000]
    letters = 0 if sample.isascii() else sum(map(str.isalpha, sample))
    for tag, pattern in SCRIPTS if letters > 40 else ():
        if len(re.findall(pattern, sample)) * 20 > letters:
            return Fact("language", tag, "by its script", sure=85)
    found = words(sample.casefold())
    if len(found) < ENOUGH:
        return None
    told: Counter[str] = Counter()
    for word in found:
        for tag in _SPOKEN.get(word, ()):
            told[tag] += 1
    shares = sorted(((told[tag], tag) for tag in SMALL), reverse=True)
    (best, tag), (second, _) = shares[0], shares[1]
    if best * 100 >= MARGIN * len(found) and second * 4 <= best * 3:
        return Fact("language", tag, f"by its small words: {best} of {len(found)}", sure=85)
    return None
