"""Raw files that hold documents: an article of each, whatever its neighbours do, and nothing of the file unsaid."""

import gzip
import json
import zipfile
from hashlib import sha256
from pathlib import Path

import yaml
from archive_folder import Archive
from unit.clean_containers.making import answer, record, zipped

from generator.commands.verify import raw_problems
from generator.ingest import ingest

ORCHARD = "The orchard was planted in 1911 by a judge who had never eaten an apricot.\nThe harvest begins in June."
BRIDGE = "The bridge was closed on Sunday after cracks were found in two of its piers."
FERRY = "The ferry runs twice a day until the ice comes, the harbour master said on Monday."

ORCHARD_ID = "1998-03-03-the-valley-gazette-apricots"


def line(text: str, **more: str) -> bytes:
    return json.dumps({"body": text, **more}).encode() + b"\n"


APRICOTS = line(ORCHARD, headline="Apricots", published="1998-03-03", source="The Valley Gazette", shares="14")


def test_each_record_becomes_an_article_with_a_record_of_its_own(archive: Archive) -> None:
    archive.put("raw/dump.jsonl", APRICOTS + line(BRIDGE, title="A bridge is closed"))

    report = archive.ingest()

    assert report.new == (ORCHARD_ID, "undated-a-bridge-is-closed")
    assert report.containers == (("raw/dump.jsonl", 2, 0),)
    front = archive.front(ORCHARD_ID)
    assert (front["title"], front["date"], front["publisher"]) == ("Apricots", "1998-03-03", "the-valley-gazette")
    assert front["date_evidence"] == ["field published of line 1"]
    assert (front["raw"], front["raw_sha256"]) == ("raw/dump.jsonl#1", sha256(APRICOTS.strip()).hexdigest())
    assert archive.text(ORCHARD_ID).endswith(f"---\n\n{ORCHARD.replace(chr(10), chr(10) * 2)}\n")
    told = yaml.safe_load(archive.record(ORCHARD_ID))
    assert told["beside"] == [
        {"fate": "lifted", "to": "title", "values": ["headline: Apricots"]},
        {"fate": "lifted", "to": "date", "values": ["published: 1998-03-03"]},
        {"fate": "lifted", "to": "publisher", "values": ["source: The Valley Gazette"]},
        {"fate": "dropped", "why": "no field of an article is known by this name", "values": ["shares: 14"]},
    ]
    assert (told["raw"], told["encoding"]) == ("raw/dump.jsonl#1", "utf-8")


def test_all_bytes_of_a_container_stand_in_its_record(archive: Archive) -> None:
    data = APRICOTS + line(BRIDGE) + b'{"body": "It breaks off\n' + line(FERRY)
    archive.put("raw/old/dump.jsonl", data)

    report = archive.ingest()

    told = yaml.safe_load((archive.content / "cleaning/raw/old/dump.jsonl.yml").read_text(encoding="utf-8"))
    assert (told["raw"], told["raw_sha256"], told["documents"]) == (
        "raw/old/dump.jsonl",
        sha256(data).hexdigest(),
        3,
    )
    first, bad = len(APRICOTS + line(BRIDGE)), len(data) - len(line(FERRY))
    assert told["parts"] == [
        {
            "bytes": f"0-{first}",
            "documents": 2,
            "first": "raw/old/dump.jsonl#1",
            "last": "raw/old/dump.jsonl#2",
        },
        {
            "bytes": f"{first}-{bad}",
            "unread": "raw/old/dump.jsonl#3",
            "what": '{"body": "It breaks off',
            "why": "the JSON breaks off here",
            "lost": True,
        },
        {
            "bytes": f"{bad}-{len(data)}",
            "documents": 1,
            "first": "raw/old/dump.jsonl#4",
            "last": "raw/old/dump.jsonl#4",
        },
    ]
    assert report.failed == ("raw/old/dump.jsonl#3",)
    assert [str(problem) for problem in report.problems] == [
        'content/raw/old/dump.jsonl#3: skipped: the JSON breaks off here ({"body": "It breaks off)\n'
        "  fix: mend the file or leave it; content/cleaning/raw/old/dump.jsonl.yml tells all its parts"
    ]


def test_a_row_added_to_a_table_leaves_the_other_articles_as_they_were(archive: Archive) -> None:
    rows = f"title,body\nApricots,{ORCHARD.splitlines()[0]}\nBridge,{BRIDGE}"
    archive.put("raw/a.csv", rows)
    archive.ingest()
    before = {name: file for name, file in archive.files().items() if name != "a.csv.yml"}

    archive.put("raw/a.csv", f"{rows}\nFerry,{FERRY.replace(',', '')}\n")
    report = archive.ingest()

    assert (report.new, report.changed, report.unchanged) == (("undated-ferry",), (), 2)
    assert {name: archive.files()[name] for name in before} == before


def test_a_row_put_before_the_others_moves_them(archive: Archive) -> None:
    archive.put("raw/a.jsonl", line(ORCHARD, title="Apricots") + line(BRIDGE, title="Bridge"))
    archive.ingest()

    archive.put(
        "raw/a.jsonl", line(FERRY, title="Ferry") + line(ORCHARD, title="Apricots") + line(BRIDGE, title="Bridge")
    )
    report = archive.ingest()

    assert (report.new, report.missing) == (("undated-ferry",), ())
    assert {id: archive.front(id)["raw"] for id in archive.ids()} == {
        "undated-apricots": "raw/a.jsonl#2",
        "undated-bridge": "raw/a.jsonl#3",
        "undated-ferry": "raw/a.jsonl#1",
    }


def test_a_changed_row_changes_its_article_alone(archive: Archive) -> None:
    archive.put("raw/a.jsonl", line(ORCHARD, title="Apricots") + line(BRIDGE, title="Bridge"))
    archive.ingest()

    archive.put("raw/a.jsonl", line(ORCHARD, title="Apricots again") + line(BRIDGE, title="Bridge"))
    report = archive.ingest()

    assert (report.new, report.changed, report.unchanged) == ((), ("undated-apricots",), 1)
    assert archive.front("undated-apricots")["title"] == "Apricots again"


def test_a_header_row_that_is_renamed_is_read_anew(archive: Archive) -> None:
    archive.put("raw/a.csv", f"heading,body\nApricots,{BRIDGE}\n")
    archive.ingest()

    archive.put("raw/a.csv", f"note,body\nApricots,{BRIDGE}\n")
    report = archive.ingest()

    assert report.changed == ("undated-apricots",)
    assert archive.front("undated-apricots")["title_basis"] == "derived"


def test_the_article_of_a_deleted_row_stays_with_a_warning(archive: Archive) -> None:
    archive.put("raw/a.jsonl", line(ORCHARD, title="Apricots") + line(BRIDGE, title="Bridge"))
    archive.ingest()

    archive.put("raw/a.jsonl", line(ORCHARD, title="Apricots"))
    report = archive.ingest()

    assert report.missing == (("raw/a.jsonl#2", "undated-bridge"),)
    assert archive.ids() == ["undated-apricots", "undated-bridge"]


def test_a_page_alone_and_in_two_containers_is_one_article(archive: Archive) -> None:
    page = f"<html><title>Bridge</title><p>{BRIDGE}</p>".encode()
    archive.put("raw/a.zip", zipped([("b/c.html", page)]))
    archive.put("raw/c.html", page)
    archive.put("raw/d.warc.gz", gzip.compress(record("response", answer(page))))

    report = archive.ingest()

    assert len(report.new) == 1
    assert report.copies == (("raw/c.html", "raw/a.zip!b/c.html"), ("raw/d.warc.gz#1", "raw/a.zip!b/c.html"))


def test_a_file_taken_out_of_its_zip_file_keeps_its_article(archive: Archive) -> None:
    archive.put("raw/a.zip", zipped([("b.txt", BRIDGE.encode())]))
    [id] = archive.ingest().new

    (archive.content / "raw/a.zip").unlink()
    archive.put("raw/b.txt", BRIDGE)
    report = archive.ingest()

    assert (report.new, report.changed, report.missing) == ((), (id,), ())
    assert archive.front(id)["raw"] == "raw/b.txt"
    assert not (archive.content / "cleaning/raw/a.zip.yml").exists()


def test_a_web_archive_states_when_and_where_a_page_was_captured(archive: Archive) -> None:
    page = f"<html><title>Bridge</title><p>{BRIDGE}</p>".encode()
    archive.put(
        "raw/a.warc",
        record("warcinfo", b"software: none") + record("request", b"GET /a") + record("response", answer(page)),
    )

    report = archive.ingest()

    front = archive.front(report.new[0])
    assert (front["source_url"], front["retrieved"], front["raw"]) == (
        "https://gazette.example/a",
        "2015-02-03",
        "raw/a.warc#3",
    )
    assert (report.containers, report.problems) == ((("raw/a.warc", 1, 2),), ())


def test_a_letter_and_a_page_in_latin_1_say_what_they_were_written_in(archive: Archive) -> None:
    letter = (
        "Subject: The bridge\nContent-Type: text/plain; charset=iso-8859-1\n\nDie Brücke war gesperrt, über Nacht.\n"
    )
    archive.put("raw/a.eml", letter.encode("latin-1"))

    [id] = archive.ingest().new

    told = yaml.safe_load(archive.record(id))
    assert (told["encoding"], told["encoding_basis"]) == ("cp1252", "of the file it lay in")
    assert archive.front(id)["title"] == "The bridge"
    assert not (archive.content / "cleaning/raw").exists()
    assert "Die Brücke war gesperrt" in archive.text(id)


def test_bytes_of_a_record_that_are_no_text_are_told_with_their_offset(archive: Archive) -> None:
    good = line(ORCHARD, title="Apricots")
    bad = (
        json.dumps({"body": f"Die Brücke, {BRIDGE} ÄÖ"}, ensure_ascii=False).encode().replace(b"closed", b"clos\xffed")
    )
    archive.put("raw/a.jsonl", good + bad + b"\n")

    report = archive.ingest()

    where = f"offset {(good + bad).index(0xFF)}: 0xff"
    id = next(id for id in report.new if id != "undated-apricots")
    assert yaml.safe_load(archive.record(id))["unreadable_bytes"] == [where]
    assert [(problem.place.path, where in problem.what) for problem in report.problems] == [
        ("content/raw/a.jsonl#2", True)
    ]


def test_a_field_map_of_the_nearest_folder_says_which_value_is_what(archive: Archive) -> None:
    archive.put("raw/_defaults.yml", "fields:\n  body: ignored\n")
    archive.put(
        "raw/old/_defaults.yml",
        "publisher: valley-gazette\nfields:\n  body: main\n  title: head.line\ndelimiter: tab\n",
    )
    archive.put("raw/old/a.json", json.dumps([{"head": {"line": "Bridge"}, "main": BRIDGE, "body": "Share this"}]))
    archive.put("raw/old/b.csv", f"main\thead.line\n{FERRY}\tFerry\n")

    report = archive.ingest()

    assert report.new == ("undated-valley-gazette-bridge", "undated-valley-gazette-ferry")
    assert report.problems == ()


def test_a_mended_field_map_makes_articles_of_what_was_skipped(archive: Archive) -> None:
    archive.put("raw/a.json", json.dumps([{"main": BRIDGE}]))
    assert archive.ingest().failed == ("raw/a.json#1",)

    archive.put("raw/_defaults.yml", "fields:\n  body: main\n")

    assert len(archive.ingest().new) == 1


def test_an_editors_verdict_on_a_line_of_a_record_is_honoured(archive: Archive) -> None:
    archive.put("raw/a.jsonl", APRICOTS)
    archive.ingest()

    archive.put(f"verdicts/{ORCHARD_ID}.yml", f"raw_sha256: {sha256(APRICOTS.strip()).hexdigest()}\ndrop: [2]\n")
    report = archive.ingest()

    assert report.changed == (ORCHARD_ID,)
    assert "The harvest" not in archive.text(ORCHARD_ID)


def test_an_edited_article_of_a_row_is_never_written_over(archive: Archive) -> None:
    archive.put("raw/a.jsonl", APRICOTS)
    archive.ingest()
    edited = archive.text(ORCHARD_ID).replace("1911", "1912")
    archive.put(f"articles/{ORCHARD_ID}.md", edited)

    archive.put("raw/a.jsonl", line(FERRY, title="Ferry") + APRICOTS)
    report = archive.ingest()

    assert archive.text(ORCHARD_ID) == edited
    assert [problem.what for problem in report.problems] == [
        "its raw file content/raw/a.jsonl#1 has moved to content/raw/a.jsonl#2, and a person has edited the article"
    ]


def test_a_second_run_reads_no_container(archive: Archive, tmp_path: Path) -> None:
    archive.put("raw/a.jsonl", APRICOTS + line(BRIDGE, title="Bridge"))
    archive.put("raw/b.zip", zipped([("c.csv", f"title,body\nFerry,{FERRY!r}\n".encode())]))
    archive.ingest()
    before = archive.files()

    again = archive.ingest()
    (tmp_path / ".cache" / "ingest.sqlite").unlink()
    anew = archive.ingest()

    assert (again.wrote, again.unchanged, anew.wrote, anew.unchanged) == (False, 3, False, 3)
    assert again.containers == anew.containers == (("raw/a.jsonl", 2, 0), ("raw/b.zip", 1, 0))
    assert archive.files() == before


def test_two_documents_of_one_name_are_told(archive: Archive) -> None:
    inner = zipped([("x.txt", BRIDGE.encode())])
    archive.put("raw/a.zip", zipped([("b.zip", inner), ("b.zip!x.txt", FERRY.encode())]))
    archive.put("raw/c.zip", zipped([("d.txt", ORCHARD.encode())]))
    archive.put("raw/c.zip!d.txt", FERRY)

    report = archive.ingest()

    assert {problem.place.path: problem.what for problem in report.problems} == {
        "content/raw/a.zip!b.zip!x.txt": "skipped: another document of the raw file has this name, too (text)",
        "content/raw/c.zip!d.txt": "skipped: a file of this name stands beside raw/c.zip, and is read in its place",
    }
    assert {archive.front(id)["raw"] for id in archive.ids()} == {"raw/a.zip!b.zip!x.txt", "raw/c.zip!d.txt"}


def test_many_lost_parts_are_told_by_their_number(archive: Archive) -> None:
    archive.put("raw/a.jsonl", b"nothing\n" * 50 + APRICOTS)

    report = archive.ingest()

    assert len(report.failed) == 50
    assert [problem.what for problem in report.problems][
        -1
    ] == "skipped: no JSON: expecting value at character 1 of it (nothing)"
    assert len(report.problems) == 21
    assert "skipped: this part and 29 others" in {problem.what for problem in report.problems}


def test_any_number_of_workers_makes_the_same_articles_of_containers(tmp_path: Path) -> None:
    raws: dict[str, bytes] = {}
    for name in "ab":
        texts = [f"{ORCHARD} Crate {number} of {name} was sold." for number in range(12)]
        raws[f"raw/{name}.jsonl"] = b"".join(line(text, title="Apricots") for text in texts)
        raws[f"raw/{name}.zip"] = zipped([(f"{text[-20:-6]}.txt", text.encode()) for text in texts])

    def made(jobs: int) -> dict[str, bytes]:
        archive = Archive(tmp_path / str(jobs))
        for path, data in raws.items():
            archive.put(path, data)
        ingest(archive.content, jobs=jobs)
        return {name: data for name, (data, _) in archive.files().items()}

    assert made(3) == made(1)


def test_a_bomb_and_a_damaged_archive_stop_nothing(archive: Archive) -> None:
    with zipfile.ZipFile(archive.content / "raw/bomb.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("zeros.txt", bytes(64 << 20))
    archive.put("raw/cut.warc.gz", gzip.compress(record("response", answer(b"<p>" + FERRY.encode())))[:-30])
    archive.put("raw/no.zip", b"PK\x03\x04 no more")
    archive.put("raw/z.txt", BRIDGE)

    report = archive.ingest()

    assert [archive.front(id)["raw"] for id in report.new] == ["raw/z.txt"]
    told = [(problem.place.path.removeprefix("content/raw/"), problem.what) for problem in report.problems]
    assert [name for name, _ in told] == ["bomb.zip!zeros.txt", "cut.warc.gz#1", "no.zip"]
    for (_, what), part in zip(told, ("a zip bomb: it grows", "breaks off here", "one that is cut short"), strict=True):
        assert part in what


def test_commands_find_a_document_in_its_container(archive: Archive) -> None:
    archive.put("archive.yml", "title: Valley\n")
    archive.put("raw/old/_defaults.yml", "fields:\n  body: main\n")
    archive.put("raw/old/a.json", json.dumps([{"title": "Ferry", "main": FERRY}, {"title": "Bridge", "main": BRIDGE}]))
    archive.ingest()

    told = json.loads(archive.run("explain", "--json", "undated-bridge").stdout)

    assert (told["raw"], [line["text"] for line in told["lines"]]) == ("raw/old/a.json#2", [BRIDGE])
    assert told["beside"] == [{"text": "title: Bridge", "fate": "lifted", "why": "title"}]
    assert archive.run("ingest", "--diff").stdout == ""


def test_a_change_in_a_container_waits_and_is_no_longer_as_recorded(archive: Archive) -> None:
    archive.put("archive.yml", "title: Valley\n")
    archive.put("raw/a.jsonl", line(FERRY, title="Ferry") + line(BRIDGE, title="Bridge"))
    archive.ingest()
    status = json.loads(archive.run("status", "--json").stdout)
    assert (status["waiting_raws"], status["changed_raws"], list(raw_problems(archive.content))) == ([], [], [])

    archive.put("raw/a.jsonl", line(FERRY, title="Ferry") + line(BRIDGE, title="The bridge"))
    archive.put("raw/b.zip", zipped([("c.txt", ORCHARD.encode())]))

    status = json.loads(archive.run("status", "--json").stdout)
    assert (status["waiting_raws"], status["changed_raws"]) == (["content/raw/a.jsonl", "content/raw/b.zip"], [])
    assert [(problem.place.path, problem.what) for problem in raw_problems(archive.content)] == [
        ("content/raw/a.jsonl", "the raw file has changed since it was cleaned"),
        ("content/raw/a.jsonl#2", "the raw article has changed since it was cleaned"),
    ]


def test_a_container_that_was_moved_is_as_recorded(archive: Archive) -> None:
    archive.put("raw/a.jsonl", line(FERRY, title="Ferry"))
    archive.ingest()

    (archive.content / "raw/a.jsonl").rename(archive.content / "raw/z.jsonl")

    assert list(raw_problems(archive.content)) == []
