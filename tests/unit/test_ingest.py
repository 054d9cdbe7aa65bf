"""Raw files to articles, on real files: identity, edits, verdicts, defaults, bad input; nothing is written twice."""

import os
import shutil
from hashlib import sha256
from pathlib import Path

from archive_folder import Archive

from generator.ingest import ingest
from generator.read.raws import FORMATS

APRICOTS = """Apricots for the whole valley

Munira Dastgir March 3, 1998

PESHAWAR: The orchard was planted in 1911 by a judge who had never eaten an apricot.

The harvest begins in June and is over within three weeks, the cooperative says.
"""
BRIDGE = """The bridge was closed on Sunday after cracks were found in two of its piers.
Lorries are sent round by the northern ford, which adds an hour to the way.
"""
APRICOTS_ID = "1998-03-03-apricots-for-the-whole-valley"
BRIDGE_ID = "undated-the-bridge-was-closed-on-sunday-after-cracks-were-found-in"


def test_a_raw_file_becomes_an_article_and_a_record(archive: Archive) -> None:
    archive.put("raw/a.txt", APRICOTS)

    report = archive.ingest()

    assert report.new == (APRICOTS_ID,)
    front = archive.front(APRICOTS_ID)
    assert (front["title"], front["date"], front["authors"]) == (
        "Apricots for the whole valley",
        "1998-03-03",
        ["Munira Dastgir"],
    )
    assert (front["dateline"], front["date_basis"], front["date_evidence"]) == ("PESHAWAR", "byline", ["line 3"])
    assert (front["raw"], front["raw_sha256"]) == ("raw/a.txt", sha256(APRICOTS.encode()).hexdigest())
    assert archive.text(APRICOTS_ID).endswith(
        "\n\nThe orchard was planted in 1911 by a judge who had never eaten an apricot.\n\n"
        "The harvest begins in June and is over within three weeks, the cooperative says.\n"
    )
    assert (archive.content / "cleaning" / f"{APRICOTS_ID}.yml").is_file()


def test_a_second_run_writes_nothing_with_or_without_the_cache(archive: Archive, tmp_path: Path) -> None:
    archive.put("raw/a.txt", APRICOTS)
    archive.put("raw/b.txt", BRIDGE)
    archive.ingest()
    before = archive.files()

    again = archive.ingest()
    shutil.rmtree(tmp_path / ".cache")
    anew = archive.ingest()

    assert (again.wrote, again.unchanged, anew.wrote, anew.unchanged) == (False, 2, False, 2)
    assert archive.files() == before


def test_a_damaged_cache_costs_nothing_but_time(archive: Archive, tmp_path: Path) -> None:
    archive.put("raw/a.txt", APRICOTS)
    archive.ingest()
    before = archive.files()
    for file in (tmp_path / ".cache").iterdir():
        file.write_bytes(b"no cache at all" * 1000)

    assert not archive.ingest().wrote
    assert archive.files() == before


def test_an_undated_raw_file_never_gets_a_date(archive: Archive) -> None:
    archive.put("raw/b.txt", BRIDGE)

    archive.ingest()

    assert archive.ids() == [BRIDGE_ID]
    assert "date" not in archive.front(BRIDGE_ID)
    assert archive.front(BRIDGE_ID)["title_basis"] == "derived"


def test_what_a_person_edited_is_never_written_over(archive: Archive) -> None:
    raw = archive.put("raw/a.txt", APRICOTS)
    archive.ingest()
    edited = archive.text(APRICOTS_ID).replace("Munira Dastgir", "Munira Dastgir-Khan")
    archive.put(f"articles/{APRICOTS_ID}.md", edited)

    raw.write_text(APRICOTS.replace("1911", "1912"), encoding="utf-8")
    report = archive.ingest()

    assert archive.text(APRICOTS_ID) == edited
    assert (report.changed, report.edited) == ((), (APRICOTS_ID,))
    assert [str(problem).split("\n")[0] for problem in report.problems] == [
        f"content/articles/{APRICOTS_ID}.md: its raw file content/raw/a.txt has changed, "
        "and a person has edited the article, which stays as it is"
    ]


def test_a_changed_raw_file_rewrites_an_article_nobody_edited_under_its_old_id(archive: Archive) -> None:
    raw = archive.put("raw/a.txt", APRICOTS)
    archive.ingest()

    raw.write_text(APRICOTS.replace("March 3, 1998", "March 4, 1998").replace("1911", "1912"), encoding="utf-8")
    report = archive.ingest()

    assert (report.new, report.changed, archive.ids()) == ((), (APRICOTS_ID,), [APRICOTS_ID])
    assert archive.front(APRICOTS_ID)["date"] == "1998-03-04"
    assert "planted in 1912" in archive.text(APRICOTS_ID)


def test_a_moved_raw_file_keeps_its_article(archive: Archive) -> None:
    raw = archive.put("raw/a.txt", APRICOTS)
    archive.ingest()

    (archive.content / "raw" / "valley").mkdir()
    raw.rename(archive.content / "raw" / "valley" / "z.txt")
    report = archive.ingest()

    assert (report.new, report.changed, report.missing) == ((), (APRICOTS_ID,), ())
    assert archive.front(APRICOTS_ID)["raw"] == "raw/valley/z.txt"


def test_another_file_in_the_place_of_a_moved_one_is_new(archive: Archive) -> None:
    raw = archive.put("raw/a.txt", APRICOTS)
    archive.ingest()

    raw.rename(archive.content / "raw" / "z.txt")
    archive.put("raw/a.txt", BRIDGE)
    archive.ingest()

    assert archive.front(APRICOTS_ID)["raw"] == "raw/z.txt"
    assert archive.front(BRIDGE_ID)["raw"] == "raw/a.txt"


def test_the_article_of_a_deleted_raw_file_stays_with_a_warning(archive: Archive) -> None:
    raw = archive.put("raw/a.txt", APRICOTS)
    archive.ingest()
    before = archive.files()

    raw.unlink()
    report = archive.ingest()

    assert report.missing == (("raw/a.txt", APRICOTS_ID),)
    assert archive.files() == before
    assert [problem.place.path for problem in archive.ingest().problems] == [f"content/articles/{APRICOTS_ID}.md"]


def test_a_copy_is_reported_and_makes_no_second_article(archive: Archive) -> None:
    archive.put("raw/b.txt", APRICOTS)
    archive.put("raw/a.txt", APRICOTS)

    report = archive.ingest()

    assert (report.new, report.copies) == ((APRICOTS_ID,), (("raw/b.txt", "raw/a.txt"),))
    assert archive.front(APRICOTS_ID)["raw"] == "raw/a.txt"


def test_ids_that_collide_are_numbered_by_raw_path_and_then_stay(archive: Archive) -> None:
    archive.put("raw/m.txt", APRICOTS)
    archive.put("raw/n.txt", APRICOTS + "\nBuyers come from the plains with their own crates.\n")
    archive.ingest()

    archive.put("raw/a.txt", APRICOTS + "\nWhat is not sold is dried on the roofs.\n")
    archive.ingest()

    raws = {id: archive.front(id)["raw"] for id in archive.ids()}
    assert raws == {APRICOTS_ID: "raw/m.txt", f"{APRICOTS_ID}-2": "raw/n.txt", f"{APRICOTS_ID}-3": "raw/a.txt"}


def test_a_folders_defaults_fill_what_the_file_does_not_say(archive: Archive) -> None:
    archive.put(
        "raw/gazette/_defaults.yml",
        "publisher: valley-gazette\nlanguage: en\nrights: Free to reuse\npublish_received: false\n",
    )
    archive.put("raw/gazette/1998/a.txt", APRICOTS)
    archive.put("raw/gazette/b.txt", APRICOTS + "\nPublished in The Morning Ferry, March 4th, 1998\n")

    archive.ingest()

    front = archive.front("1998-03-03-valley-gazette-apricots-for-the-whole-valley")
    assert (front["publisher"], front["rights"], front["publish_received"]) == (
        "valley-gazette",
        "Free to reuse",
        False,
    )
    assert archive.front("1998-03-03-the-morning-ferry-apricots-for-the-whole-valley")["print_date"] == "1998-03-04"


def test_a_publishers_file_gives_its_slug_to_each_of_its_names(archive: Archive) -> None:
    archive.put("publishers/ferry.md", '---\nname: The Morning Ferry\naliases: ["Ferry of the Morning"]\n---\n')
    archive.put("raw/a.txt", APRICOTS + "\nPublished in Morning Ferry, March 4th, 1998\n")
    archive.put("raw/b.txt", BRIDGE + "Published in Ferry of the Morning, March 4th, 1998\n")

    archive.ingest()

    assert {archive.front(id)["publisher"] for id in archive.ids()} == {"ferry"}


def test_people_of_the_archive_are_proposed_and_marked_unreviewed(archive: Archive) -> None:
    archive.put("raw/b.txt", BRIDGE + "Zarmina Hotak, who runs the ferry, said on Monday that she had warned them.\n")
    archive.ingest()
    id = archive.ids()[0]
    assert "people" not in archive.front(id)

    archive.put("people/zarmina-hotak.md", "---\nname: Zarmina Hotak\n---\n")
    archive.ingest()

    front = archive.front(id)
    assert front["people"] == ["zarmina-hotak"]
    assert "people" in front["unreviewed"]  # type: ignore[operator]


def test_an_editors_verdict_on_a_line_goes_before_every_rule(archive: Archive) -> None:
    archive.put("raw/b.txt", "ADVERTISEMENT\n" + BRIDGE)
    archive.ingest()
    digest = sha256(("ADVERTISEMENT\n" + BRIDGE).encode()).hexdigest()

    verdicts = archive.put(f"verdicts/{BRIDGE_ID}.yml", f"raw_sha256: {digest}\nkeep: [1]\ndrop: [3]\n")
    report = archive.ingest()

    assert report.changed == (BRIDGE_ID,)
    body = archive.text(BRIDGE_ID).split("---\n", 2)[2]
    assert "ADVERTISEMENT" in body
    assert "Lorries" not in body
    assert verdicts.read_text(encoding="utf-8").endswith("drop: [3]\n")


def test_verdicts_on_other_bytes_are_not_applied_and_said_so(archive: Archive) -> None:
    archive.put("raw/b.txt", BRIDGE)
    archive.ingest()

    archive.put(f"verdicts/{BRIDGE_ID}.yml", f"raw_sha256: {'0' * 64}\ndrop: [1]\n")
    report = archive.ingest()

    assert "cracks were found" in archive.text(BRIDGE_ID)
    assert [problem.place.path for problem in report.problems] == [f"content/verdicts/{BRIDGE_ID}.yml"]


def test_an_article_with_broken_front_matter_keeps_its_raw_file(archive: Archive) -> None:
    archive.put("raw/a.txt", APRICOTS)
    archive.ingest()
    archive.put(f"articles/{APRICOTS_ID}.md", archive.text(APRICOTS_ID).replace('title: "', 'title: ["'))

    report = archive.ingest()

    assert (report.new, report.changed, archive.ids()) == ((), (), [APRICOTS_ID])


def test_what_cannot_be_read_is_named_in_one_line_each_and_stops_nothing(archive: Archive, tmp_path: Path) -> None:
    raw = archive.content / "raw"
    archive.put("raw/a.txt", APRICOTS)
    archive.put("raw/empty.txt", b"")
    archive.put("raw/blank.html", b" \n\t ")
    archive.put("raw/picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    archive.put("raw/letter.docx", b"PK\x03\x04")
    archive.put("raw/lines.txt", "line\n" * 30_000)
    (tmp_path / "elsewhere.txt").write_text(BRIDGE, encoding="utf-8")
    (raw / "link.txt").symlink_to(tmp_path / "elsewhere.txt")
    (raw / "folder").symlink_to(tmp_path)
    os.mkfifo(raw / "pipe.txt")
    (raw / "big.txt").touch()
    os.truncate(raw / "big.txt", 100 << 20)

    report = archive.ingest()

    assert report.new == (APRICOTS_ID,)
    assert {problem.place.path.removeprefix("content/raw/"): problem.what for problem in report.problems} == {
        "big.txt": "skipped: too large for an article: 100 MB, and 64 MB are read",
        "blank.html": "skipped: it holds no text",
        "empty.txt": "skipped: it holds no text",
        "folder": "skipped: a symbolic link, which is not followed",
        "letter.docx": f"skipped: `.docx` files are not read; {', '.join(filter(None, FORMATS))} are",
        "lines.txt": "skipped: it has 30,000 lines of text, and no article has 20,000",
        "link.txt": "skipped: a symbolic link, which is not followed",
        "picture.txt": "skipped: this is no text in any encoding",
        "pipe.txt": "skipped: a named pipe",
    }
    assert sorted(report.failed) == sorted(
        f"raw/{name}"
        for name in (
            "big.txt",
            "blank.html",
            "empty.txt",
            "folder",
            "letter.docx",
            "lines.txt",
            "link.txt",
            "picture.txt",
            "pipe.txt",
        )
    )
    assert archive.ingest().problems == report.problems


def test_a_name_that_is_not_utf8_is_told(archive: Archive) -> None:
    (Path(os.fsdecode(os.fsencode(archive.content / "raw") + b"/caf\xe9.txt"))).write_text(BRIDGE, encoding="utf-8")

    report = archive.ingest()

    assert [problem.what for problem in report.problems] == ["skipped: a name that is not UTF-8"]


def test_bytes_that_are_no_text_are_told_with_their_offset(archive: Archive) -> None:
    text = BRIDGE.replace("bridge", "brücke — Brücke").encode().replace(b"northern", b"north\xffern")
    archive.put("raw/b.txt", text)

    report = archive.ingest()

    assert len(report.new) == 1
    where = f"offset {text.index(0xFF)}: 0xff"
    assert [where in problem.what for problem in report.problems] == [True]
    assert "north\ufffdern" in archive.text(report.new[0])


def test_a_deleted_record_comes_back(archive: Archive) -> None:
    archive.put("raw/a.txt", APRICOTS)
    archive.ingest()
    record = archive.content / "cleaning" / f"{APRICOTS_ID}.yml"
    before = record.read_bytes()

    record.unlink()
    archive.ingest()

    assert record.read_bytes() == before


def test_no_half_written_file_is_ever_left(archive: Archive) -> None:
    archive.put("raw/a.txt", APRICOTS)

    archive.ingest()

    assert [path.name for path in archive.content.rglob(".*")] == []


def test_any_number_of_workers_makes_the_same_files(tmp_path: Path) -> None:
    def made(jobs: int) -> dict[str, bytes]:
        archive = Archive(tmp_path / str(jobs))
        for number in range(30):
            archive.put(
                f"raw/{number:02}.txt", APRICOTS + f"\nCrate {number % 3} of {number} was sold on the plains.\n"
            )
        archive.put("raw/07.txt", b"")
        assert ingest(archive.content, jobs=jobs).failed == ("raw/07.txt",)
        return {name: data for name, (data, _) in archive.files().items()}

    assert made(3) == made(1)


def test_verdicts_on_lines_and_articles_that_there_are_not_are_told(archive: Archive) -> None:
    archive.put("raw/a.txt", APRICOTS)
    archive.ingest()
    digest = sha256(APRICOTS.encode()).hexdigest()
    archive.put(f"verdicts/{APRICOTS_ID}.yml", f'raw_sha256: "{digest}"\nkeep: [2, 5-6]\ndrop: [70]\n')
    archive.put("verdicts/1998-03-03-apricots-for-the-whole-vally.yml", f'raw_sha256: "{digest}"\ndrop: [5]\n')

    report = archive.ingest()

    assert [(each.place.path.partition("/")[2], each.what, each.fix) for each in report.problems] == [
        (
            f"verdicts/{APRICOTS_ID}.yml",
            "`drop` names line 70, where the raw file has no words; its last line with any is 7",
            "correct the number; pressmark explain shows them",
        ),
        (
            f"verdicts/{APRICOTS_ID}.yml",
            "`keep` names line 2, where the raw file has no words; its last line with any is 7",
            "correct the number; pressmark explain shows them",
        ),
        (
            "verdicts/1998-03-03-apricots-for-the-whole-vally.yml",
            "there is no article '1998-03-03-apricots-for-the-whole-vally' for these verdicts; they were not applied",
            f"did you mean {APRICOTS_ID}.yml?",
        ),
    ]


def test_markdown_and_xhtml_are_read_with_what_they_say_of_themselves(archive: Archive) -> None:
    harvest = "The harvest begins in June and is over within three weeks, the cooperative says."
    head = 'title: "Apricots"\ndate: 1998-03-03\ntags: [fruit]'
    archive.put("raw/a.md", f"---\n{head}\n---\n\n# Apricots\n\n{harvest}\n")
    page = (
        '<?xml version="1.0" encoding="iso-8859-1"?><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="de">'
        "<head><title>Die Brücke</title></head><body><p>Die Brücke wurde am Sonntag gesperrt.</p></body></html>"
    )
    archive.put("raw/b.xhtml", page.encode("latin-1"))

    report = archive.ingest()

    assert report.new == ("1998-03-03-apricots", "undated-die-brucke")
    assert archive.front("1998-03-03-apricots")["tags"] == ["fruit"]
    assert archive.text("1998-03-03-apricots").endswith(f"---\n\n{harvest}\n")
    assert archive.text("undated-die-brucke").endswith("---\n\nDie Brücke wurde am Sonntag gesperrt.\n")
