"""How a word of a name sounds, and how far two such words are apart when both may be romanisations of one.

A word is cut to consonants and runs of vowels. What differs between the usual ways of romanising Arabic, Persian, Urdu,
Russian, Ukrainian … costs little (`ei` and `ey`, `q` and `k`, `o` and `u`), another name costs a whole letter.
Costs are hundredths of a letter.
"""

import re
from functools import lru_cache

Sound = tuple[str, bool]
"""A consonant or a run of vowels, and whether it is one of vowels."""

LETTER = 100
"""What another letter costs."""
READ_OTHERWISE = 10
"""What it costs to read a `j` as a `y`, an `h` as a `kh`."""

# The longest first: what several letters stand for. Upper case: one sound of several letters.
_CONSONANTS = (
    *(("schtsch", "Q"), ("shtch", "Q"), ("shch", "Q"), ("tsch", "C"), ("dsch", "J"), ("dzh", "J"), ("tch", "C")),
    *(("sch", "S"), ("dj", "J"), ("ch", "C"), ("sh", "S"), ("zh", "Z"), ("kh", "H"), ("gh", "G"), ("ph", "f")),
    *(("th", "T"), ("dh", "d"), ("bh", "b"), ("ts", "X"), ("tz", "X"), ("cz", "C"), ("sz", "S"), ("ks", "x")),
    *(("ck", "k"), ("qu", "k"), ("rh", "r")),
)
_VOWELS = (
    *(("ee", "i"), ("oo", "u"), ("ou", "u"), ("aa", "a"), ("ie", "i"), ("ii", "i"), ("uu", "u")),
    *(("ay", "ai"), ("ey", "ei"), ("oy", "oi"), ("uy", "ui"), ("oe", "o"), ("ue", "u")),
    *(("yo", "io"), ("ya", "ia"), ("yu", "iu"), ("ye", "ie"), ("au", "aw"), ("ow", "aw")),
)
_ENDINGS = (
    (re.compile(r"(?<=[sz])k(?:iy|yy|yi|ij|yj|ii|i|y)$"), "ki"),  # Zelenskiy, Zelenskyj
    (re.compile(r"(?<=[a-z]{2})i(?:tsch|tch|ch|c|ts|tj)$"), "ich"),  # Milosevic
    (re.compile(r"(?<=[eoy])(?:ff|w)$"), "v"),  # Romanoff, Gorbatschow
    (re.compile(r"(?<=[aeiou])(?:j|y)$"), "y"),  # Sergej
    (re.compile(r"(?:iy|yy|ij|yj|ii|y)$"), "i"),  # Dmitriy, Lavrentiy
    (re.compile(r"(?<=[a-z]{2}(?:in|an))e$|(?<=oun)e$|(?<=[aeiou]ch)e$"), ""),  # Poutine, Hamrouche, as French prints
    (re.compile(r"gu(?=[ei])"), "g"),  # Naguib
    (re.compile(r"(?<=a)ou(?=i)"), "w"),  # Ashraoui
    (re.compile(r"(?<=a)w(?=[^aeiouy])"), "u"),  # Awlaki
    (re.compile(r"(?<=sla)u$"), "v"),  # Stanislau
    (re.compile(r"(?<=[aeiou])que$"), "q"),  # Haque
    (re.compile(r"(?<=[ao])u(?=sk)"), "v"),  # Tsikhanouskaya, as Belarus spells it
    (re.compile(r"(?<=[aeo])h$"), ""),  # Haniyeh
    (re.compile(r"(?<=[aeiou])h(?=[aeiou])"), ""),  # Khamenehi
    (re.compile(r"(?<=nk)a$"), "o"),  # Lukashenka, as Belarus spells it
)
_BETWEEN = re.compile(r"(?<=[aeiouy])h(?=[aeiouy])")
_GLIDE = re.compile(r"(?<=[aeiou])[yj](?=[^aeiouy]|$)")
_FIRST = re.compile(r"^(?:y(?=[aeiou])|i(?=[aou]))")
_PARTS = re.compile(r"[aeiouy]+|[^aeiouy]")

_CHEAP = {
    **dict.fromkeys(("kq", "kc", "cx"), 5),
    **dict.fromkeys(("fv", "vw", "HC", "QS", "Xc", "Xz", "CX", "cC", "Tt", "XC", "QC", "xk", "Yj"), 15),
    **dict.fromkeys(("gh", "SC", "Zj", "ZJ", "Jj", "Zz", "sz", "gG", "hH", "ZG", "JG", "sS", "js", "SZ"), 20),
    **dict.fromkeys(("kg", "gq", "kH", "gH", "Jg", "jg", "Jd", "sX", "sc", "GH", "Gq", "zX", "sT", "zT", "qG"), 30),
    **dict.fromkeys(("td", "Td", "zd", "Xt", "jy", "bv", "bp", "fw", "zJ", "Zs", "mn", "jC", "JC"), 45),
}
_SUBSTITUTE = {(pair[at], pair[1 - at]): cost for pair, cost in _CHEAP.items() for at in (0, 1)}
_CLOSE = frozenset({"ie", "ei", "ou", "uo", "ea", "ae", "iy", "yi"})
_FAR_VOWELS = 40
_NEVER = frozenset({"io", "oi"})  # Girkin and Gorkin
_LONG = frozenset({"ia", "ai"})  # in the last syllable: Bashir and Bashar, Jamil and Jamal
_APART = 80
_DROPPED = {"h": 20, "H": 60, "Y": 20, "w": 40, "j": 60}


def plain(word: str) -> str:
    """A word in lower-case ASCII letters: accents, apostrophes and other scripts gone."""
    from anyascii import anyascii

    return re.sub(r"[^a-z]", "", anyascii(word).lower())


@lru_cache(maxsize=65536)
def sounds(word: str) -> tuple[Sound, ...]:
    """The sounds of a word of plain letters, in order; doubled consonants are one."""
    for pattern, put in _ENDINGS:
        word = pattern.sub(put, word)
    word = _GLIDE.sub("i", _FIRST.sub("Y", word))
    for letters, sound in _CONSONANTS:
        word = word.replace(letters, sound)
    found: list[Sound] = []
    for part in _PARTS.findall(word):
        is_vowel = part[0] in "aeiouy"
        sound = _vowels(part) if is_vowel else part
        if is_vowel or not found or found[-1][0] != sound:
            found.append((sound, is_vowel))
    return tuple(found)


def _vowels(run: str) -> str:
    for letters, sound in _VOWELS:
        run = run.replace(letters, sound)
    return run.replace("y", "i")


@lru_cache(maxsize=262144)
def distance(one: str, other: str) -> int:
    """What it costs to make one word of plain letters sound as the other; 0 for words that sound alike.

    A `j` may be one of English or of German and most Slavic languages, an `h` between vowels what others write `kh`:
    the reading that is nearer counts.
    """
    apart = _distance(one, other)
    if apart and ("kh" in one or "kh" in other):
        apart = min(apart, READ_OTHERWISE + _distance(_BETWEEN.sub("kh", one), _BETWEEN.sub("kh", other)))
    if apart and ("j" in one or "j" in other):
        return min(apart, READ_OTHERWISE + _distance(one.replace("j", "y"), other.replace("j", "y")))
    return apart


def _distance(one: str, other: str) -> int:
    if one == other:
        return 0
    here, there = sounds(one), sounds(other)
    if abs(len(here) - len(there)) > 3:
        return LETTER * 3
    row = [0]
    for at, sound in enumerate(there):
        row.append(row[-1] + _dropped(sound, at, len(there)))
    for at, sound in enumerate(here):
        gone = _dropped(sound, at, len(here))
        new = [row[0] + gone]
        for column, wanted in enumerate(there):
            is_last = at == len(here) - 1 and column == len(there) - 1
            is_ending = at == len(here) - 2 and column == len(there) - 2
            change = row[column] + _changed(sound, wanted, at and column, is_last=is_last, is_ending=is_ending)
            drop = row[column + 1] + gone
            add = new[column] + _dropped(wanted, column, len(there))
            new.append(min(change, drop, add))
        row = new
    return row[-1]


def _changed(one: Sound, other: Sound, at: int, *, is_last: bool, is_ending: bool = False) -> int:
    if one == other:
        return 0
    (a, is_vowel), (b, is_other_vowel) = one, other
    if is_vowel != is_other_vowel:
        glide = {a, b} in ({"i", "j"}, {"u", "w"}, {"o", "w"}, {"u", "v"})
        return (20 if at == 0 else 35) if glide or (at == 0 and "j" in (a, b) and "i" in a + b) else LETTER
    if not is_vowel:
        return _SUBSTITUTE.get((a, b), LETTER)
    if is_last and {a[-1], b[-1]} == {"a", "o"}:
        return LETTER  # Maria and Mario
    if len(a) == len(b) == 1:
        return 25 if a + b in _CLOSE else _APART if a + b in _NEVER or (is_ending and a + b in _LONG) else _FAR_VOWELS
    if {a, b} == {"ai", "ei"}:
        return 5
    if a[-1] == b[-1] or a[0] == b[0]:
        return 25
    return 40 if set(a) & set(b) or {a, b} in ({"aw", "o"}, {"aw", "u"}, {"ei", "i"}, {"ei", "a"}) else 60


def _dropped(sound: Sound, at: int, count: int) -> int:
    letters, is_vowel = sound
    if not is_vowel:
        return _DROPPED.get(letters, LETTER)
    if at == count - 1:
        return LETTER  # Petrov and Petrova
    return 35 if len(letters) == 1 or at == 0 else 60


_CLASSES = {
    **dict.fromkeys("kgqHcxGC", "K"),
    **dict.fromkeys("tdT", "T"),
    **dict.fromkeys("szSZXQJ", "S"),
    **dict.fromkeys("vwfbp", "F"),
    **dict.fromkeys("mn", "N"),
    "l": "L",
    "r": "R",
}


_SWINGING = {
    "C": "KS",
    "G": "KS",
    "c": "KS",
    "x": "KS",
    "j": "S_",
    "H": "K_",
    "J": "ST",
    "w": "F_",
    "T": "TS",
    "X": "ST",
}
_LOOSE = {**_SWINGING, "g": "K_"}


def skeletons(word: str, *, is_loose: bool = False) -> tuple[str, ...]:
    """Coarse keys of a word: words that may be one share one of them. Sounds that swing between classes have two.

    Loose ones tell less, too little to look for words by them: a `g` may be the `h` of Ukraine.
    """
    marks = _LOOSE if is_loose else _SWINGING
    found = [""]
    for sound, is_vowel in sounds(word):
        if is_vowel or sound in "hY":
            continue
        letters = marks.get(sound, _CLASSES.get(sound, sound))
        found = [_put(before, letter) for before in found for letter in letters][:8]
    return tuple(dict.fromkeys(found))


def _put(before: str, letter: str) -> str:
    return before if letter == "_" or before.endswith(letter) else before + letter
