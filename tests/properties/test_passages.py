"""A sentence of twelve words that two texts share always joins them, whatever stands around."""

from hypothesis import given
from hypothesis import strategies as st

from generator.links.passages.index import candidates, met, roll, seeds_by_slice
from generator.links.passages.sharing import pair
from generator.model import Article, Body

WORDS = """
    the a of in it is he was on at to and had been will harbour council ferry repairs winter master thursday
    signed minister defence trawler insurers refused crossing passengers million 2014 spokesman breakwater quarrel
    said
    """.split()  # noqa: SIM905
MINE = [f"{word}ora" for word in ("lum", "tas", "vek", "pir", "dom", "gal", "sen", "rit", "hob", "nax")] + [
    "um",
    "ka",
    "lo",
]
THEIRS = [f"{word}iti" for word in ("bru", "cal", "dex", "fen", "gor", "hil", "jun", "kem", "lop", "mur")] + [
    "es",
    "ti",
    "ra",
]


def text(words: list[str]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from([*words, "\n\n"]), max_size=40).map(" ".join)


@given(
    st.lists(st.sampled_from(WORDS), min_size=12, max_size=30, unique=True),
    st.tuples(text(MINE), text(MINE)),
    st.tuples(text(THEIRS), text(THEIRS)),
)
def test_a_sentence_of_twelve_words_joins_two_texts(
    words: list[str], mine: tuple[str, str], theirs: tuple[str, str]
) -> None:
    sentence = " ".join(words)
    texts = {"articles/a": blocks(mine, sentence), "articles/b": blocks(theirs, sentence)}
    articles = {name: Article(name[-1], f"{name}.md", "A title", "", 1) for name in texts}
    bodies = {name: Body("", (), (), "", 0, blocks=found) for name, found in texts.items()}

    slices = dict(seeds_by_slice(articles, bodies))
    who = roll({"part": slices.pop("roll")})
    found = candidates({name: met({"part": seeds}, who) for name, seeds in slices.items()}, who)

    assert [(one.one, one.other) for one in found] == [("articles/a", "articles/b")]
    (part,) = pair(*texts.values(), b"").parts
    assert part.is_exact
    assert part.is_whole or sentence in part.diff[0].text


def blocks(around: tuple[str, str], sentence: str) -> tuple[str, ...]:
    found = f"{around[0]} {sentence} {around[1]}".split("\n\n")
    return tuple(block.strip() for block in found if block.strip())
