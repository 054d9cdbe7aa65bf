"""Cautious cleaning and `ingest --diff` on real files, through the commands."""

import json
from collections.abc import Callable
from pathlib import Path

from archive_folder import Archive

CASES = Path(__file__).resolve().parents[1] / "cases" / "diff"
GUESS = """The bridge was closed on Sunday after cracks were found in two of its piers.
Read more: Who built the bridge
ADVERTISEMENT
Lorries are sent round by the northern ford, which adds an hour to the way.
"""
ID = "undated-the-bridge-was-closed-on-sunday-after-cracks-were-found-in"
CAUTIOUS = "format: 1\ntitle: Tests\ncautious: true\n"


def test_caution_keeps_a_guess_and_drops_what_names_itself(archive: Archive) -> None:
    archive.put("raw/a.txt", GUESS)

    archive.run("ingest", "--cautious")

    assert "\nRead more: Who built the bridge\n" in archive.text(ID)
    assert "ADVERTISEMENT" not in archive.text(ID)
    assert "suggested: 1\n" in archive.record(ID)
    assert "    fate: kept\n    suggest: dropped\n    rule: also-read\n" in archive.record(ID)


def test_the_archives_own_caution_is_as_good_as_the_options(archive: Archive) -> None:
    archive.put("raw/a.txt", GUESS)
    archive.run("ingest", "--cautious")
    by_option = archive.files()

    archive.put("archive.yml", CAUTIOUS)
    again = json.loads(archive.run("ingest", "--json").stdout)

    assert (again["changed"], archive.files()) == ([], by_option)


def test_without_caution_the_suggestion_is_followed(archive: Archive) -> None:
    archive.put("raw/a.txt", GUESS)
    archive.run("ingest", "--cautious")

    told = json.loads(archive.run("ingest", "--json").stdout)

    assert told["changed"] == [ID]
    assert "Read more" not in archive.text(ID).split("---\n", 2)[2]
    assert "suggested" not in archive.record(ID)


def test_settings_that_are_wrong_stop_ingest_before_it_guesses(archive: Archive) -> None:
    archive.put("raw/a.txt", GUESS)
    archive.put("archive.yml", CAUTIOUS.replace("true", "perhaps"))

    done = archive.run("ingest")

    assert done.exit_code == 1
    assert done.stderr.startswith("content/archive.yml:3:11: ")
    assert archive.ids() == []


def test_a_suggestion_is_counted_explained_and_shown_on_the_site(archive: Archive) -> None:
    archive.put("raw/a.txt", GUESS)
    archive.put("archive.yml", CAUTIOUS)
    archive.run("ingest")

    listed = json.loads(archive.run("status", "--json").stdout)
    explained = archive.run("explain", "--only", "doubtful", ID).stdout
    archive.run("build", "--no-search")

    assert listed["doubtful"] == [f"content/cleaning/{ID}.yml: 1 suggested"]
    assert explained.splitlines() == [
        "2 ? Read more: Who built the bridge",
        "      kept; a drop suggested by also-read: points to another article (85 %, doubtful)",
    ]
    page = (archive.content.parent / "site/articles" / ID / "received/index.html").read_text(encoding="utf-8")
    assert "cleaning would have dropped it: points to another article" in page


def test_an_editors_keep_leaves_a_heading_a_heading(archive: Archive) -> None:
    archive.put("raw/a.txt", GUESS.replace("ADVERTISEMENT", "The northern ford"))
    archive.ingest()
    sha256 = archive.front(ID)["raw_sha256"]
    archive.put(f"verdicts/{ID}.yml", f'raw_sha256: "{sha256}"\nkeep: [2, 3]\n')

    archive.ingest()

    assert "\n\nRead more: Who built the bridge\n\n## The northern ford\n\n" in archive.text(ID)


def test_nothing_differs_after_ingest_and_nothing_is_touched(archive: Archive) -> None:
    archive.put("raw/a.txt", GUESS)
    archive.run("ingest")
    before = everything(archive)

    done = archive.run("ingest", "--diff")

    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "today's rules would change nothing\n"
    assert everything(archive) == before


def test_what_would_change_is_shown_and_not_done(archive: Archive, expect: Callable[[Path, str], None]) -> None:
    archive.put("raw/a.txt", GUESS)
    archive.put("raw/edited.txt", GUESS.replace("bridge", "tunnel"))
    archive.run("ingest")
    edited = archive.text(ID.replace("bridge", "tunnel")).replace("piers", "walls")
    archive.put(f"articles/{ID.replace('bridge', 'tunnel')}.md", edited)
    archive.put("raw/new.txt", GUESS.replace("bridge", "harbour"))
    before = everything(archive)

    done = archive.run("ingest", "--diff", "--cautious")

    assert done.exit_code == 0
    expect(CASES / "cautious.txt", done.stdout)
    assert done.stderr == (
        "today's rules would change 3 articles (1 new, 1 edited by a person, which would stay as it is); "
        "nothing was written\n"
    )
    assert everything(archive) == before


def test_differences_in_json_name_each_lines_fate_before_and_after(archive: Archive) -> None:
    archive.put("raw/a.txt", GUESS)
    archive.run("ingest")

    told = json.loads(archive.run("ingest", "--diff", "--cautious", "--json", ID).stdout)

    (one,) = told["differences"]
    assert (one["article"], one["is_new"], one["is_edited"], one["problems"]) == (ID, False, False, [])
    assert one["lines"] == [
        {
            "first": 2,
            "last": 2,
            "was": {**LINE, "fate": "dropped", "to": "related", "suggest": None},
            "becomes": {**LINE, "fate": "kept", "to": "", "suggest": "dropped"},
        }
    ]
    assert "+Read more: Who built the bridge" in one["diff"].splitlines()


def test_an_article_that_is_not_there_is_not_compared(archive: Archive) -> None:
    archive.put("raw/a.txt", GUESS)
    archive.run("ingest")

    done = archive.run("ingest", "--diff", ID.replace("closed", "clsoed"))

    assert done.exit_code == 2
    assert f"did you mean {ID}?" in done.stderr


def test_articles_are_named_only_for_a_review_or_a_comparison(archive: Archive) -> None:
    done = archive.run("ingest", ID)

    assert done.exit_code == 2
    assert "name articles only with --review or --diff" in done.stderr


LINE = {
    "rule": "also-read",
    "why": "points to another article",
    "prefix": 0,
    "is_heading": False,
    "sure": 85,
}


def everything(archive: Archive) -> dict[str, tuple[bytes, int]]:
    """Every file of the archive and its cache, with the time of its last change."""
    found = [path for path in archive.content.parent.rglob("*") if path.is_file()]
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in found}
