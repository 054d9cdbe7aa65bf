"""The cases in `cases.md`: a container's name and text, a dot, what is found in it."""

from collections.abc import Callable, Iterator
from pathlib import Path

from markdown_it.utils import read_fixture_file
from unit.clean_containers.making import Stretches

from generator.clean.containers import Member, Unread, members

CASES = Path(__file__).parent / "cases.md"


def test_each_container_holds_what_its_case_says(expect: Callable[[Path, str], None]) -> None:
    cases = read_fixture_file(CASES)

    found = "\n".join(f"{title}\n.\n{given}.\n{outline(given)}.\n" for _, title, given, _ in cases)

    assert len(cases) > 30
    expect(CASES, found)


def test_a_file_read_in_stretches_holds_the_same() -> None:
    for _, _, given, _ in read_fixture_file(CASES):
        name, _, text = given.partition("\n")
        data = text[:-1].encode()

        assert list(members(name, Stretches(data))) == list(members(name, data))


def outline(given: str) -> str:
    name, _, text = given.partition("\n")
    return "".join(f"{line}\n" for found in members(name, text[:-1].encode()) for line in told(found))


def told(found: Member | Unread) -> Iterator[str]:
    """What was found, as the cases show it."""
    if isinstance(found, Unread):
        mark = "!" if found.is_trouble else "-"
        yield f"{mark} {found.name} {found.start}-{found.end} ({found.what}): {found.why}"
        return
    words = " ".join(found.data.decode("utf-8", "backslashreplace").split())
    yield f"{found.kind} {found.name} {found.start}-{found.end} [{found.body}; {found.encoding or 'unknown'}]: {words}"
    for fact in found.stated:
        yield f"  {fact.field}: {fact.value} ({fact.evidence}, {fact.sure})"
    for value in found.values:
        yield f"  {value.fate} {value.name} = {' '.join(value.text.split())}: {value.why}"
