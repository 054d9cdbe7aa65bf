"""The early answer that nothing changed is given only when nothing did."""

from pathlib import Path

from tiny import Archive

from generator.layout import Outcome

CONFIG = "format: 1\ntitle: Harbour\nbase_url: https://example.org/\n"


def said(outcome: Outcome) -> list[str]:
    return [problem.place.path for problem in outcome.problems]


def test_a_link_among_the_content_is_said_as_long_as_it_is_there(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.write("archive.yml", CONFIG)
    assert said(archive.build()) == []

    (archive.content / "articles").mkdir()
    archive.path("articles/link.md").symlink_to("../archive.yml")
    assert [said(archive.build()), said(archive.build())] == [["content/articles/link.md"]] * 2

    archive.path("articles/link.md").unlink()
    assert said(archive.build()) == []


def test_a_second_output_beside_the_first_is_built_whole(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.write("archive.yml", CONFIG)
    for name in ("one", "two", "one", "two"):
        archive.build(name)

    one, two = ({path.relative_to(tmp_path / name) for path in (tmp_path / name).rglob("*")} for name in ("one", "two"))
    assert one == two
