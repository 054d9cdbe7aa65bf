"""The pages of stories, and what articles say of theirs."""

import shlex
from functools import partial
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from click.testing import CliRunner
from sound import faults_of
from tiny import Archive, read_tiny, tree, unpacked

from generator.cli import main

STORIES = Path(__file__).parent / "sites" / "stories.txt"
FLOOD = "stories/2019-06-03-courier-flood/index.html"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return unpacked(read_tiny(STORIES), tmp_path)


@pytest.fixture
def site(archive: Archive) -> dict[str, bytes]:
    assert archive.build().problems == ()
    return tree(archive.site)


def page(site: dict[str, bytes], path: str) -> BeautifulSoup:
    return BeautifulSoup(site[path], "html.parser")


def words(tag: Tag | None) -> str:
    return " ".join(tag.get_text(" ").split()) if tag else ""


def rows(site: dict[str, bytes], path: str) -> list[str]:
    return [words(row) for row in page(site, path).select("table.reports tbody tr")]


def leads_to(site: dict[str, bytes], path: str) -> str:
    """Where a page that has moved sends its reader."""
    (refresh,) = page(site, f"{path}/index.html").select("meta[http-equiv=refresh]")
    return str(refresh["content"]).removeprefix("0; url=../../").removesuffix("/")


def test_the_pages_are_sound_and_every_link_leads_somewhere(site: dict[str, bytes]) -> None:
    assert faults_of(site) == []


def test_a_storys_page_says_who_reported_it_when(site: dict[str, bytes]) -> None:
    assert rows(site, FLOOD) == [
        "3 June 2019 Courier River Orlen bursts its banks, thousands told to leave",
        "3 June 2019 Ledger Embankment fails at Sadova as Orlen reaches record height",
        "5 June 2019 unknown Orlen flood: search for missing goes on in Sadova",
    ]


def test_a_storys_page_says_what_stands_in_several_and_what_in_one(site: dict[str, bytes]) -> None:
    found = page(site, FLOOD)

    assert [words(each) for each in found.select("figure.told")] == [
        "Governor Tilda Maresh declared a state of emergency at the Sadova bridge. At least six people are missing. "
        "In Courier (3 June 2019); also in Ledger (3 June 2019): word for word."
    ]
    assert [words(each.summary) for each in found.select("section.alone details")] == [
        "Courier , 3 June 2019: 1 paragraph",
        "Ledger , 3 June 2019: 1 paragraph",
        "Orlen flood: search for missing goes on in Sadova , 5 June 2019: 1 paragraph",
    ]


def test_two_reports_of_one_paper_are_told_apart_by_their_titles(archive: Archive) -> None:
    shared = (
        "Governor Tilda Maresh declared a state of emergency at the Sadova bridge. At least six people are missing."
    )
    archive.write(
        "articles/2019-06-03-ledger-late.md",
        '---\ntitle: "Orlen breaks dyke at Sadova"\ndate: "2019-06-03"\npublisher: ledger\n---\n\n'
        f"Boats of the Orlen ferry took people of Sadova and Velmar to the hills.\n\n{shared}\n",
    )
    archive.build()

    found = page(tree(archive.site), FLOOD)

    assert [words(each) for each in found.select("section.shared > ul > li")] == [
        "Courier and Embankment fails at Sadova as Orlen reaches record height : 1 paragraph, word for word",
        "Courier and Orlen breaks dyke at Sadova : 1 paragraph, word for word",
        "Embankment fails at Sadova as Orlen reaches record height and Orlen breaks dyke at Sadova : "
        "1 paragraph, word for word",
    ]


def test_what_goes_on_from_a_story_stands_below_with_the_reason(site: dict[str, bytes]) -> None:
    (later,) = page(site, FLOOD).select(".sequels li:not([aria-current])")

    assert words(later) == "9 May 2021 1 report Inquiry clears Maresh shares Tilda Maresh , Floods"


def test_a_story_nobody_keeps_is_marked(site: dict[str, bytes]) -> None:
    assert "found by the program, unreviewed" in words(page(site, FLOOD).select_one(".page-head"))


def test_an_article_leads_to_its_story_and_to_the_reports_beside_it(site: dict[str, bytes]) -> None:
    nav = page(site, "articles/2019-06-03-ledger-flood/index.html").select_one("nav.story")

    assert words(nav) == (
        "Part of the story River Orlen bursts its banks, thousands told to leave : report 2 of 3 unreviewed "
        "Previous: River Orlen bursts its banks, thousands told to leave , Courier "
        "Next: Orlen flood: search for missing goes on in Sadova"
    )


def test_an_editors_file_names_a_story_and_keeps_it(archive: Archive) -> None:
    archive.write(
        "stories/the-flood.md",
        '---\nname: "The <b>flood</b>"\narticles: [2019-06-03-ledger-flood]\n---\n\nSuch [[topics/floods]].\n',
    )
    assert archive.build().problems == ()
    site = tree(archive.site)

    found = page(site, "stories/the-flood/index.html")

    assert words(found.h1) == "The <b>flood</b>"
    assert words(found.select_one(".intro")) == "Such Floods ."
    assert [("unreviewed" in row) for row in rows(site, "stories/the-flood/index.html")] == [True, False, True]
    assert leads_to(site, "stories/2019-06-03-courier-flood") == "stories/the-flood"


def test_a_link_and_a_note_may_lead_to_a_story_nobody_named(archive: Archive) -> None:
    slug = "2019-06-03-courier-flood"
    archive.write("pages/about.md", f'---\ntitle: "About"\n---\n\nSee [[stories/{slug}]].\n')
    archive.write(f"annotations/stories/{slug}.md", f"---\non: stories/{slug}\n---\n\n## Why {{#why}}\n\nWhy then?\n")

    assert archive.build().problems == ()
    found = page(tree(archive.site), FLOOD)

    assert words(found.select_one(".backlinks li a")) == "About"
    assert words(found.select_one("#note-why .note-body")) == "Why then?"


def test_a_story_is_found_by_the_id_of_each_of_its_articles(archive: Archive) -> None:
    settings = archive.content / "archive.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "base_url: https://example.org/\n", encoding="utf-8")
    assert archive.build().problems == ()
    site = tree(archive.site)
    others = ["2019-06-03-ledger-flood", "2019-06-05-agency-flood"]

    assert {leads_to(site, f"stories/{other}") for other in others} == {"stories/2019-06-03-courier-flood"}
    listed = b"".join(data for name, data in site.items() if name.endswith(("sitemap.xml", "feed.xml", "feed.json")))
    assert not any(f"stories/{other}/".encode() in listed for other in others)
    assert b"stories/2019-06-03-courier-flood/" in listed
    assert b'name="robots" content="noindex"' in site[f"stories/{others[0]}/index.html"]


def test_a_cited_story_is_found_when_an_earlier_report_joins_it(archive: Archive) -> None:
    archive.build()
    archive.write(
        "articles/2019-06-02-herald-flood.md",
        '---\ntitle: "Orlen embankment near Sadova breaks"\ndate: "2019-06-02"\npublisher: herald\n---\n\n'
        "The river Orlen broke through its eastern embankment at Sadova, flooding districts of Velmar.\n\n"
        "Governor Tilda Maresh declared a state of emergency at the Sadova bridge. At least six people are missing.\n",
    )
    archive.write("pages/about.md", '---\ntitle: "About"\n---\n\nSee [[stories/2019-06-03-courier-flood]].\n')

    assert archive.build().problems == ()
    site = tree(archive.site)

    assert leads_to(site, "stories/2019-06-03-courier-flood") == "stories/2019-06-02-herald-flood"
    link = page(site, "about/index.html").select_one("main a[href*=stories]")
    assert link
    assert link["href"] == "../stories/2019-06-02-herald-flood/"
    assert faults_of(site) == []


def test_a_cited_story_is_found_when_an_editor_names_it_or_takes_its_first_report_out(archive: Archive) -> None:
    archive.write("stories/the-flood.md", "---\nname: F\narticles: [2019-06-03-ledger-flood]\n---\n")
    archive.write("stories/the-fire.md", "---\nname: G\nfrozen: true\nnot: [2019-06-03-courier-fire]\n"
                  "articles: [2019-06-04-ledger-fire]\n---\n")  # fmt: skip

    assert archive.build().problems == ()
    site = tree(archive.site)

    assert leads_to(site, "stories/2019-06-03-courier-flood") == "stories/the-flood"
    assert leads_to(site, "stories/2019-06-03-courier-fire") == "articles/2019-06-03-courier-fire"


def test_notes_on_a_story_that_is_called_otherwise_now_say_how(archive: Archive) -> None:
    old = "2019-06-05-agency-flood"
    archive.write(f"annotations/stories/{old}.md", f"---\non: stories/{old}\n---\n\n## Why {{#why}}\n\nWhy then?\n")

    (problem,) = archive.build().problems

    assert problem.fix == "did you mean 'stories/2019-06-03-courier-flood'?"


def test_an_archive_that_wants_no_stories_has_its_editors(archive: Archive) -> None:
    settings = archive.content / "archive.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "stories: false\n", encoding="utf-8")
    archive.write("stories/fire.md", "---\nname: Fire\narticles: [2019-06-03-courier-fire]\n---\n")

    assert archive.build().problems == ()
    site = tree(archive.site)

    first = "stories/2019-06-03-courier-fire/index.html"  # leads to the story, whatever that is called
    assert {name for name in site if name.startswith("stories/")} == {
        first,
        "stories/fire/index.html",
        "stories/index.html",
    }
    assert rows(site, "stories/fire/index.html") == ["3 June 2019 Courier Fire guts attic of maritime museum"]


def test_an_archive_that_compares_no_passages_says_nothing_of_what_stands_alone(archive: Archive) -> None:
    settings = archive.content / "archive.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "passages: false\n", encoding="utf-8")

    assert archive.build().problems == ()
    found = page(tree(archive.site), FLOOD)

    assert found.select("section.alone, section.shared") == []
    assert len(rows(tree(archive.site), FLOOD)) == 3


def test_stories_that_nobody_keeps_wait_until_their_command_was_run(archive: Archive) -> None:
    archive.build()
    run = partial(CliRunner().invoke, main, catch_exceptions=False)
    status = ["status", "--content", str(archive.content)]

    before = run([*status]).stdout.splitlines()
    commands = [
        line.partition("pressmark ")[2] for line in run([*status, "--all"]).stdout.splitlines() if "new s" in line
    ]
    for command in filter(lambda each: "--articles" in each, commands):
        assert run([*shlex.split(command), "--content", str(archive.content)]).exit_code == 0

    waiting = "2 stories that nobody has confirmed: pressmark new story"
    assert f"{waiting} (pressmark status --all lists them)" in before
    assert (archive.content / "stories/fire-guts-attic-of-maritime-museum.md").is_file()
    assert "confirmed" not in run([*status]).stdout
    assert archive.build().problems == ()
