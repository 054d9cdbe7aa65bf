"""`pressmark suggest` as an editor meets it: what is offered, what is written, what is left alone."""

import json
from pathlib import Path

import pytest
from unit.test_cli import Archive, pressmark

from generator.suggest.run import suggest

FIRST = """---
title: "A pact is signed"
topics: [defence-cooperation]
---

The pact was signed by General Sergei Shoigu on Thursday, an official statement said.

A fine day, said Khalid Khattak, who was there. “We agree,” Khalid Khattak said.
"""
SECOND = """---
title: "Another pact"
people: [someone-else]
---

An agreement was signed by Sergey Shoygu, the visitor. He met Khalid Khattak.
"""
SHOIGU = '---\nname: "Sergei Shoigu"\naliases: ["S. Shoigu"] # as agencies print it\n---\n\nA soldier.\n'


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path / "archive")
    for path in (made.folder / "content/raw").rglob("*.txt"):
        path.unlink()
    made.write("articles/first.md", FIRST)
    made.write("articles/second.md", SECOND)
    made.write("people/sergei-shoigu.md", SHOIGU)
    return made


def offers(archive: Archive, *arguments: str) -> dict[str, dict[str, object]]:
    asked = archive.run("suggest", "--json", *arguments)
    assert asked.exit_code == 0, asked.stderr
    return {each["key"]: each for each in json.loads(asked.stdout)["suggestions"]}


def text(archive: Archive, path: str) -> str:
    return (archive.folder / "content" / path).read_text(encoding="utf-8")


def test_a_name_without_a_file_is_offered_with_where_it_stands(archive: Archive) -> None:
    found = offers(archive)["people/khalid-khattak"]

    assert (found["offer"], found["value"], found["count"]) == ("names", "Khalid Khattak", 3)
    assert found["articles"] == ["first", "second"]
    assert found["evidence"][0] == {
        "article": "first",
        "line": 8,
        "sentence": "A fine day, said Khalid Khattak, who was there.",
    }


def test_a_spelling_of_a_name_that_has_a_file_is_no_new_name(archive: Archive) -> None:
    found = offers(archive)

    assert found["people/sergei-shoigu=Sergey Shoygu"]["offer"] == "spellings"
    assert found["people/sergei-shoigu=Sergey Shoygu"]["why"] == "a given name's other form, sounds alike"
    assert "people/sergey-shoygu" not in found


def test_a_family_name_of_somebody_known_is_no_new_name(archive: Archive) -> None:
    archive.write("articles/third.md", FIRST.replace("Sergei Shoigu", "Shoigu").replace("Khalid Khattak", "Mr Shoigu"))

    assert "people/shoigu" not in offers(archive, "--min", "0")


def test_a_spelling_that_is_taken_becomes_an_alias_and_nothing_else_moves(archive: Archive) -> None:
    done = archive.run("suggest", "--apply", "people/sergei-shoigu=Sergey Shoygu")

    assert (done.exit_code, done.stdout.splitlines()[0]) == (
        0,
        "content/people/sergei-shoigu.md: alias “Sergey Shoygu”",
    )
    assert text(archive, "people/sergei-shoigu.md") == SHOIGU.replace('"]', '", "Sergey Shoygu"]')
    assert "people/sergei-shoigu=Sergey Shoygu" not in offers(archive)


def test_a_name_that_is_taken_gets_a_file_and_stands_unreviewed_in_its_articles(archive: Archive) -> None:
    done = archive.run("suggest", "--apply", "people/khalid-khattak")

    assert done.exit_code == 0
    assert text(archive, "people/khalid-khattak.md") == '---\nname: "Khalid Khattak"\n---\n\n'
    added = "people: [khalid-khattak]\nunreviewed: [people]\n"
    assert text(archive, "articles/first.md") == FIRST.replace("cooperation]\n", f"cooperation]\n{added}")


def test_an_article_that_is_named_makes_no_file_of_the_names_in_it(archive: Archive) -> None:
    taken = archive.run("suggest", "--apply", "second")

    assert taken.exit_code == 0
    assert not (archive.folder / "content/people/khalid-khattak.md").exists()
    assert '"Sergey Shoygu"' in text(archive, "people/sergei-shoigu.md")


def test_what_a_person_confirmed_stays_as_it_is(archive: Archive) -> None:
    done = archive.run("suggest", "--apply", "people/khalid-khattak")

    assert text(archive, "articles/second.md") == SECOND
    assert "content/articles/second.md: not written: its people are confirmed: add khalid-khattak there" in done.stdout
    assert "2 changes written, 1 left to you" in done.stderr


def test_a_dry_run_tells_the_same_and_writes_nothing(archive: Archive) -> None:
    dry = archive.run("suggest", "--apply", "people/khalid-khattak", "--dry-run")

    assert not (archive.folder / "content/people/khalid-khattak.md").exists()
    assert dry.stdout == archive.run("suggest", "--apply", "people/khalid-khattak").stdout


def test_what_is_rejected_is_not_offered_again(archive: Archive) -> None:
    assert archive.run("suggest", "--reject", "people/khalid-khattak").exit_code == 0

    assert "people/khalid-khattak" not in offers(archive)
    assert text(archive, "suggestions/rejected.yml").endswith('rejected:\n  - "people/khalid-khattak"\n')


def test_a_dry_run_rejects_nothing(archive: Archive) -> None:
    dry = archive.run("suggest", "--reject", "people/khalid-khattak", "--dry-run")

    assert (dry.stdout, dry.exit_code) == ("people/khalid-khattak\n", 0)
    assert "people/khalid-khattak" in offers(archive)


def test_all_takes_no_spelling_unless_its_kind_is_said(archive: Archive) -> None:
    topics_only = archive.run("suggest", "--apply", "all", "--dry-run").stdout
    spellings = archive.run("suggest", "--apply", "all", "--kind", "spellings", "--dry-run").stdout

    assert "people/" not in topics_only
    assert "content/people/sergei-shoigu.md: alias “Sergey Shoygu”" in spellings


def test_a_rejected_spelling_is_a_name_of_its_own(archive: Archive) -> None:
    archive.run("suggest", "--reject", "people/sergei-shoigu=Sergey Shoygu")

    assert "people/sergey-shoygu" in offers(archive)


def test_an_article_is_told_what_it_prints(archive: Archive) -> None:
    assert "people/sergei-shoigu=Sergey Shoygu" not in offers(archive, "first")
    assert "people/sergei-shoigu=Sergey Shoygu" in offers(archive, "second")


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["people/khalid-khatak"], "did you mean 'people/khalid-khattak'?"),
        (["people/white-house"], "`pressmark suggest --all` lists what is suggested"),
        (["articles/first=topics/nothing"], "nothing is suggested for 'articles/first=topics/nothing'"),
        (["nowhere"], "there is no article 'nowhere'"),
        (["--reject"], "--reject needs the names"),
        (["--apply", "--reject", "first"], "exclude each other"),
        (["--apply"], "--apply needs to know what, as the list gives it\n  fix: `--apply people/a-name`"),
        (["--dry-run"], "--dry-run goes with --apply, --fill or --reject"),
    ],
)
def test_a_command_that_cannot_mean_what_it_says_is_refused(archive: Archive, arguments: list[str], said: str) -> None:
    asked = archive.run("suggest", *arguments)

    assert (asked.exit_code, asked.stdout) == (2, "")
    assert said in asked.stderr


@pytest.mark.parametrize(
    "written, said",
    [
        ("rejects: []\n", "rejected.yml:1:1: unknown key 'rejects'\n  fix: did you mean 'rejected'?"),
        ('rejected:\n  - [people/a\n  - "people/b"\n', "rejected.yml:2:5: a list opens here and is never closed"),
        ("rejected: people/a\n", "rejected.yml:1:11: expected a list for 'rejected', found 'people/a'\n  fix: "),
        ("rejected:\n  - people/a: b\n", "rejected.yml:2:5: expected text for 'rejected', found a mapping"),
        ("- people/a\n", "rejected.yml:1:1: keys and values were expected here"),
    ],
)
def test_a_list_of_rejected_ones_that_is_none_is_told_with_its_place(archive: Archive, written: str, said: str) -> None:
    archive.write("suggestions/rejected.yml", written)

    asked = archive.run("suggest")

    assert asked.exit_code == 1
    assert f"content/suggestions/{said}" in asked.stderr


@pytest.mark.parametrize(
    "before, after",
    [
        ('rejected: ["people/a"] # by A.\n', 'rejected: ["people/a", "people/khalid-khattak"] # by A.\n'),
        ("# Ours.\nrejected:\n- people/a\n", '# Ours.\nrejected:\n- people/a\n- "people/khalid-khattak"\n'),
        ("# Ours.\nrejected:\n", '# Ours.\nrejected:\n  - "people/khalid-khattak"\n'),
        ("rejected: []", 'rejected: ["people/khalid-khattak"]\n'),
    ],
)
def test_a_list_of_rejected_ones_is_added_to_as_it_is_written(archive: Archive, before: str, after: str) -> None:
    archive.write("suggestions/rejected.yml", before)

    assert archive.run("suggest", "--reject", "people/khalid-khattak").exit_code == 0

    assert text(archive, "suggestions/rejected.yml") == after


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_read(archive: Archive) -> None:
    archive.write("people/asha.md", "---\nname Asha\n---\n")

    asked = archive.run("suggest")

    assert asked.exit_code == 1
    assert asked.stderr.startswith("content/people/asha.md:2:1: keys and values were expected here\n")
    assert "people/khalid-khattak" in asked.stdout


def test_a_second_run_reads_only_what_changed(archive: Archive) -> None:
    content, cache = archive.folder / "content", archive.folder / ".cache"
    suggest(content, cache)
    archive.write("articles/second.md", SECOND.replace("visitor", "guest"))

    ran = suggest(content, cache).ran

    assert [step for step in ran if step.startswith("looked")] == ["looked articles/second.md"]


def test_a_topic_that_is_confirmed_and_a_text_of_a_file_bring_up_no_names_again(archive: Archive) -> None:
    content, cache = archive.folder / "content", archive.folder / ".cache"
    archive.write("topics/storms.md", "---\nname: Storms\n---\n")
    suggest(content, cache)
    archive.write("articles/second.md", SECOND.replace("---\n", "---\ntopics: [storms]\n", 1))
    archive.write("topics/storms.md", "---\nname: Storms\n---\n\nOf wind and rain.\n")

    ran = suggest(content, cache).ran

    assert "looked articles/second.md" in ran
    assert "names offered" not in ran


def test_an_article_that_ingest_wrote_stays_its_own(archive: Archive) -> None:
    archive.write("raw/a.txt", "Pact signed\n\nThe pact was signed by Khalid Khattak on Thursday, a statement said.\n")
    archive.run("ingest")
    made = next(path.stem for path in (archive.folder / "content/articles").glob("undated-*.md"))

    archive.run("suggest", "--apply", "people/khalid-khattak")
    before = text(archive, f"articles/{made}.md")
    again = archive.run("ingest")

    assert "khalid-khattak" in before
    assert text(archive, f"articles/{made}.md") == before
    assert "edited" not in again.stderr


def test_without_an_archive_it_says_so(tmp_path: Path) -> None:
    assert pressmark(tmp_path, "suggest").exit_code == 2


def test_status_counts_what_the_last_run_listed(archive: Archive) -> None:
    assert "suggestions" not in archive.run("status").stdout

    archive.run("suggest")

    said = "suggestions at the last `pressmark suggest`: 1 name, 1 spelling, 1 topic\n"
    assert said in archive.run("status").stdout
    assert json.loads(archive.run("status", "--json").stdout)["suggested"] == {"names": 1, "spellings": 1, "topics": 1}


# -- topics

ON_GAS = """---
title: "Gas for the port"
topics: [gas-fields]
---

The drilling rig in the Marjan field found gas again; the pipeline to the refinery is welded, and the compressors hum.
"""
ON_BEES = """---
title: "Bees return"
topics: [beekeeping]
---

The hives at the orchard hum again; keepers counted queens, swarms and jars of honey, and the meadow is in bloom.
"""
RAW = """More drilling

A second rig in the Marjan field is drilling; the refinery wants gas from the pipeline. On the seabed welders reach the
compressors, the valves are shut, and a tanker waits for what the wells give; the pipeline to the refinery hums.
"""


@pytest.fixture
def tagged(archive: Archive) -> Archive:
    for number in range(3):
        archive.write(f"articles/gas-{number}.md", ON_GAS.replace("again", f"again, for the {number} time"))
        archive.write(f"articles/bees-{number}.md", ON_BEES.replace("again", f"again, for the {number} time"))
    archive.write("raw/b.txt", RAW)
    archive.run("ingest")
    return archive


def made(archive: Archive) -> str:
    return next(path.stem for path in (archive.folder / "content/articles").glob("undated-*.md"))


def test_an_article_is_offered_the_topic_of_those_like_it(tagged: Archive) -> None:
    found = offers(tagged, "--kind", "topics", "--min", "0", made(tagged))

    assert list(found) == [f"articles/{made(tagged)}=topics/gas-fields"]
    only = found[f"articles/{made(tagged)}=topics/gas-fields"]
    assert only["why"] == "as 3 like it"
    assert only["evidence"][0] == {"article": "gas-0", "line": None, "sentence": "Gas for the port"}


def test_what_recurs_on_a_papers_pages_makes_no_articles_alike(archive: Archive) -> None:
    box = (
        "Wells and rigs, pumps and hulls: the harbour sheet has all that moves on the water, with tables of every tide."
    )
    for number, words in enumerate(("The gas field hums.", "Nets are dear.", "The lamp is out.", "Frost again.")):
        topics = "topics: [gas-fields]\n" if number == 0 else ""
        archive.write(
            f"articles/sheet-{number}.md",
            f'---\ntitle: "{words}"\npublisher: sheet\n{topics}---\n\n{words}\n\n{box}\n',
        )

    assert "articles/sheet-3=topics/gas-fields" not in offers(archive, "--kind", "topics", "--min", "41")

    archive.write("articles/sheet-1.md", '---\ntitle: "Nets are dear."\n---\n\nNets are dear.\n')
    assert "articles/sheet-3=topics/gas-fields" in offers(archive, "--kind", "topics", "--min", "41")


def test_a_topic_that_is_taken_stays_when_ingest_runs_again(tagged: Archive) -> None:
    done = tagged.run("suggest", "--apply", "--min", "0", made(tagged))
    path = f"articles/{made(tagged)}.md"
    before = text(tagged, path)
    again = tagged.run("ingest", "--json")

    assert f"content/{path}: topics: gas-fields\n" in done.stdout
    assert "topics: [gas-fields]\n" in before
    assert "unreviewed: [topics]\nsuggested: [topics/gas-fields]\n" in before
    assert text(tagged, path) == before
    assert json.loads(again.stdout)["edited"] == []


def test_a_topic_is_taken_and_rejected_by_the_name_that_is_listed(tagged: Archive) -> None:
    key = f"articles/{made(tagged)}=topics/gas-fields"

    dry = tagged.run("suggest", "--apply", "--dry-run", key)
    assert dry.stdout == f"content/articles/{made(tagged)}.md: topics: gas-fields\n"
    assert tagged.run("suggest", "--reject", key).stdout == f"{key}\n"

    assert key not in offers(tagged, "--min", "0")


def test_it_stays_also_when_the_article_is_made_anew(tagged: Archive) -> None:
    tagged.run("suggest", "--apply", "--min", "0", made(tagged))
    before = text(tagged, f"articles/{made(tagged)}.md")

    (tagged.folder / ".cache/ingest.sqlite").unlink()
    tagged.write("topics/bells.md", "---\nname: Bells\n---\n")
    tagged.run("ingest")

    assert text(tagged, f"articles/{made(tagged)}.md") == before


def test_nothing_is_filled_in_that_the_archive_does_not_prove(tagged: Archive) -> None:
    before = text(tagged, f"articles/{made(tagged)}.md")

    filled = tagged.run("suggest", "--fill", "--min", "0")

    assert "topics are not proved: 7 of 30 articles with confirmed topics" in filled.stderr
    assert text(tagged, f"articles/{made(tagged)}.md") == before


GAS_WORDS = "drilling rig Marjan field pipeline refinery compressors welders gas valves seabed wells tanker"
BEE_WORDS = "hives orchard keepers queens swarms honey meadow bloom wax pollen combs nectar apiary"


def about(topic: str, listed: str, number: int) -> str:
    words = listed.split()
    some = [words[(number * 7 + at * (1 + number % 4)) % len(words)] for at in range(24)]
    return f"---\ntitle: Report {number}\ntopics: [{topic}]\n---\n\nOf {', '.join(some)} they spoke in year {number}.\n"


def test_what_enough_articles_prove_is_filled_in(tagged: Archive) -> None:
    for number in range(3, 23):
        tagged.write(f"articles/gas-{number}.md", about("gas-fields", GAS_WORDS, number))
        tagged.write(f"articles/bees-{number}.md", about("beekeeping", BEE_WORDS, number))

    filled = tagged.run("suggest", "--fill")

    assert "that may be filled in (--fill) were right" in filled.stderr
    assert "topics: [gas-fields]\n" in text(tagged, f"articles/{made(tagged)}.md")


def test_after_any_edit_the_list_is_the_one_an_empty_cache_gives(tagged: Archive) -> None:
    content, cache = tagged.folder / "content", tagged.folder / ".cache"
    suggest(content, cache)
    edits = {
        "articles/gas-1.md": ON_GAS.replace("gas-fields", "mining"),
        "articles/new.md": SECOND.replace("people: [someone-else]\n", ""),
        "people/khalid-khattak.md": '---\nname: "Khalid Khattak"\n---\n',
        "topics/mining.md": '---\nname: Mining\naliases: ["Marjan field"]\n---\n',
    }

    for number, (path, words) in enumerate(edits.items()):
        tagged.write(path, words)

        assert suggest(content, cache).suggestions == suggest(content, tagged.folder / f"fresh-{number}").suggestions
