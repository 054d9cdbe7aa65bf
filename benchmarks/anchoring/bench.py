"""Describe passages of real articles, edit the articles, and seek the quotes again: what is found, what is suggested.

    python benchmarks/anchoring/bench.py                    # the demonstration archive and ../shared, if that is there
    python benchmarks/anchoring/bench.py --trials 500 --kind light --show

Exits with 1 where a note was anchored to other words, or a goal is missed. The same seed gives the same trials.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.anchoring.texts import own_texts, random_span, shared_texts  # noqa: E402
from benchmarks.anchoring.trials import KINDS, Came, Trial, outcome, trials  # noqa: E402
from generator.annotate.anchor import anchor  # noqa: E402
from generator.annotate.describe import describe  # noqa: E402
from generator.annotate.text import Text  # noqa: E402

Texts = Sequence[tuple[str, str]]
GOAL = 0.99
"""Of lightly edited passages that must be suggested rightly."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=3000, help="of each kind")
    parser.add_argument("--kind", action="append", choices=KINDS, help="only this one, repeatable")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="the folder of shared texts")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--show", action="store_true", help="print each trial that did not come out right")
    asked = parser.parse_args()
    texts = [*own_texts()]
    if (asked.shared / "seeds").is_dir():
        texts += shared_texts(asked.shared)
    else:
        print(f"without the shared texts: no folder {asked.shared / 'seeds'}", file=sys.stderr)
    print(f"{len(texts)} articles, seed {asked.seed}\n")
    missed = list(described(texts, asked.trials, asked.seed)) if not asked.kind else []
    print(
        "| trials | found | ambiguous | orphan | found wrongly | suggested rightly | --fix right | --fix wrong | ms |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for kind in asked.kind or KINDS:
        missed += row(kind, texts, asked.trials, asked.seed, is_shown=asked.show)
    print()
    print(*(f"{kind}: {what}" for kind, what in KINDS.items()), sep="\n")
    print("\n" + ("\n".join(f"missed: {goal}" for goal in missed) or "all goals reached"))
    sys.exit(bool(missed))


def described(texts: Texts, count: int, seed: str) -> Iterator[str]:
    """Spans of 1 to 400 words, described and sought in the same text."""
    rng, began, lost = Random(f"{seed} described"), time.process_time(), 0
    held = [(plain, Text(plain)) for _, plain in texts]
    for _ in range(count):
        plain, text = rng.choice(held)
        span = random_span(plain, rng)
        quote = describe(span, text)
        lost += quote is None or anchor(quote, text) != span
    spent = 1000 * (time.process_time() - began) / count
    print(
        f"found again exactly: {count - lost:,} of {count:,} described spans of 1 to 400 words, {spent:.1f} ms each\n"
    )
    if lost:
        yield f"{lost} spans were not found again"


def row(kind: str, texts: Texts, count: int, seed: str, *, is_shown: bool) -> Iterator[str]:
    """A line of the table; gives the goals that were missed."""
    made = list(islice(trials(kind, texts, Random(f"{seed} {kind}")), count))
    began = time.process_time()
    came = [outcome(each) for _, each in made]
    spent = 1000 * (time.process_time() - began) / count
    tally = Counter(each.anchored for each in came)
    suggested, fixed = Counter(each.suggested for each in came), Counter(each.fixed for each in came)
    lost = tally["lost"]
    shown = percent(suggested["right"], lost) if kind not in ("deleted", "twin", "elsewhere", "repeated") else "–"
    columns = (percent(tally["right"], count), percent(tally["ambiguous"], count), percent(lost, count), tally["wrong"])
    fixes = (percent(fixed["right"], lost), percent(fixed["wrong"], lost)) if lost else ("–", "–")
    print("|", " | ".join(map(str, (f"{kind}, {count:,}", *columns, shown, *fixes, f"{spent:.1f}"))), "|", flush=True)
    if is_shown:
        for (name, each), what in zip(made, came, strict=True):
            show(name, each, what)
    yield from goals_missed(kind, tally, suggested)


def goals_missed(kind: str, tally: Counter[str], suggested: Counter[str]) -> Iterator[str]:
    """What the table must not say."""
    if tally["wrong"]:
        yield f"{kind}: {tally['wrong']} anchored to other words"
    if kind == "elsewhere" and tally["ambiguous"] + tally["lost"]:
        yield f"{kind}: {tally['ambiguous'] + tally['lost']} not found"
    if kind == "repeated" and tally["right"] + tally["lost"]:
        yield f"{kind}: {tally['right'] + tally['lost']} not told to be ambiguous"
    if kind in ("light", "lookalike") and suggested["right"] < GOAL * tally["lost"]:
        yield f"{kind}: fewer than {GOAL:.0%} suggested rightly"


def percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"


def show(name: str, each: Trial, what: Came) -> None:
    """A trial that did not come out right."""
    if what.anchored == "wrong" or (what.suggested in ("wrong", "none") and each.truth):
        quote, plain, truth = each.quote, each.plain, each.truth
        print(f"  {name}: {what}\n    sought: {quote.prefix}[{' … '.join(quote.exact)}]{quote.suffix}")
        found = anchor(quote, Text(plain))
        near = [found] if not hasattr(found, "nearest") else [one.span for one in found.nearest]
        print(*(f"    found: {plain[span.start : span.end]!r}" for span in near), sep="\n")
        print(f"    now: {plain[truth.start : truth.end]!r}" if truth else "    now: gone")


if __name__ == "__main__":
    main()
