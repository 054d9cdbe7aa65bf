"""Measures spellings of one name on a development set: `python benchmarks/links/variants.py DATA [FILE.tsv…]`.

DATA is a folder with `name_variants_dev.tsv`; further files of that form (same, name, name) are measured, too.
"""

import argparse
import sys
from pathlib import Path

from generator.links.spellings.person import LIKELY, alike


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure spellings of one name.")
    parser.add_argument("data", type=Path)
    parser.add_argument("more", type=Path, nargs="*")
    parser.add_argument("--show", action="store_true", help="print what is missed and what is wrong")
    asked = parser.parse_args()
    for path in (asked.data / "name_variants_dev.tsv", *asked.more):
        recall, precision = measured(path, is_shown=asked.show)
        print(f"{path.name}: recall {recall:.3f}, precision {precision:.3f} (at {LIKELY} of 100)")
    return 0


def measured(path: Path, *, is_shown: bool = False) -> tuple[float, float]:
    """Recall and precision over the pairs of a file."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    right = wrong = missed = 0
    for same, one, other in rows:
        found = alike(one, other)
        is_one, is_found = same == "1", found.sure >= LIKELY
        right += is_one and is_found
        wrong += is_found and not is_one
        missed += is_one and not is_found
        if is_shown and is_one != is_found:
            print("missed" if is_one else "wrong", one, "|", other, "|", found)
    return right / (right + missed), right / (right + wrong)


if __name__ == "__main__":
    sys.exit(main())
