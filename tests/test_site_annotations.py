"""Notes as data: what the W3C Web Annotation model says they must be, whatever the notes say."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from tiny import Archive, built, read_tiny, tree, unpacked

from generator.markdown.addresses import Where
from generator.markdown.dialect import parse
from generator.markdown.plain import plain_text
from generator.read.article import read_article

CASES = Path(__file__).parent / "cases/annotations"
ROOT = Path(__file__).parent.parent
BASE = "https://harbour.example/papers/"
COLLECTION = "notes/annotations.jsonld"
SCHEMAS = {
    name: json.loads((CASES / f"{name}.schema.json").read_text(encoding="utf-8"))
    for name in ("annotation", "page", "collection")
}
REGISTRY: Registry[Any] = Registry().with_resources(
    [(schema["$id"], Resource.from_contents(schema)) for schema in SCHEMAS.values()]
)
VALIDATORS = {name: Draft202012Validator(schema, registry=REGISTRY) for name, schema in SCHEMAS.items()}
VIOLATIONS = json.loads((CASES / "violations.json").read_text(encoding="utf-8"))


def faults(name: str, value: object) -> list[str]:
    return [error.message for error in VALIDATORS[name].iter_errors(value)]


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """An archive with notes of every sort."""
    return built(CASES / "odd_notes.txt", tmp_path_factory.mktemp("odd"))


@pytest.fixture(scope="module")
def files(odd: Archive) -> dict[str, bytes]:
    return tree(odd.site)


def pages_of(files: dict[str, bytes]) -> dict[str, Any]:
    return {
        path: json.loads(data)
        for path, data in files.items()
        if path.startswith("articles/") and path.endswith("/annotations.jsonld")
    }


def annotations(files: dict[str, bytes]) -> dict[str, Any]:
    """By the note's id."""
    return {item["id"].rpartition("#note-")[2]: item for page in pages_of(files).values() for item in page["items"]}


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_one_and_finds_the_sound_example_sound(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])

    assert faults(name, VIOLATIONS["sound"][name]) == []


@pytest.mark.parametrize("case", VIOLATIONS["wrong"], ids=lambda case: f"{case['in']}: {case['what']}")
def test_each_schema_finds_what_breaks_the_model(case: dict[str, Any]) -> None:
    value = json.loads(json.dumps(VIOLATIONS["sound"][case["in"]]))
    *way, last = case["at"]
    inner = value
    for step in way:
        inner = inner[step]
    if case["put"] == "(gone)":
        del inner[last]
    else:
        inner[last] = case["put"]

    assert faults(case["in"], value)


def test_odd_notes_are_sound_annotations(files: dict[str, bytes]) -> None:
    assert len(pages_of(files)) > 1
    assert {path: found for path, page in pages_of(files).items() if (found := faults("page", page))} == {}
    assert faults("collection", json.loads(files[COLLECTION])) == []


def test_the_demonstration_archive_has_sound_annotations(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    for folder in ("articles", "annotations", "people", "topics", "places", "organisations", "publishers"):
        for file in (ROOT / "content" / folder).glob("*.md"):
            archive.write(f"{folder}/{file.name}", file.read_bytes())
    archive.write("archive.yml", (ROOT / "content/archive.yml").read_bytes())
    assert not archive.build().is_stopped

    files = tree(archive.site)

    assert sum(len(page["items"]) for page in pages_of(files).values()) > 20
    assert [fault for page in pages_of(files).values() for fault in faults("page", page)] == []
    assert faults("collection", json.loads(files[COLLECTION])) == []


def test_the_pages_of_the_collection_hold_every_note_once(files: dict[str, bytes]) -> None:
    collection = json.loads(files[COLLECTION])
    read, ids, url = [], [], collection["first"]
    while url:
        page = json.loads(files[url.removeprefix(BASE)])
        assert page["id"] == url
        assert page["partOf"] == collection["id"]
        assert page.get("prev", "") == (read[-1] if read else "")
        read.append(url)
        ids += [item["id"] for item in page["items"]]
        url = page.get("next", "")

    assert read[-1] == collection["last"]
    assert sorted(path for path in pages_of(files)) == sorted(url.removeprefix(BASE) for url in read)
    assert len(set(ids)) == len(ids) == collection["total"]


def test_a_position_counts_code_points_of_the_articles_plain_text(odd: Archive, files: dict[str, bytes]) -> None:
    seen = 0
    for path, page in pages_of(files).items():
        source = f"articles/{path.split('/')[1]}.md"
        article, _ = read_article(source, odd.path(source).read_bytes())
        assert article
        plain, _ = plain_text(parse(article.body, Where("articles")).tokens)
        for item in page["items"]:
            selectors = item["target"]["selector"] if isinstance(item["target"], dict) else []
            if isinstance(selectors, list) and selectors:
                quote, position = selectors
                start, end = position["start"], position["end"]
                around = quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "")
                assert plain[start:end] == quote["exact"]
                assert plain[max(0, start - 32) : end + 32] == around
                seen += 1

    assert seen >= 5


def test_ids_are_the_addresses_of_the_notes(files: dict[str, bytes]) -> None:
    for path, page in pages_of(files).items():
        html = files[path.replace("annotations.jsonld", "index.html")].decode()
        for item in page["items"]:
            article, _, fragment = item["id"].partition("#")
            assert article == BASE + path.removesuffix("annotations.jsonld")
            assert f'id="{fragment}"' in html


def test_without_a_base_url_every_iri_starts_from_its_file_and_leads_to_the_same_place(
    odd: Archive, files: dict[str, bytes], tmp_path: Path
) -> None:
    bare = odd.copy(tmp_path / "bare")
    bare.build(base_url="")
    here = tree(bare.site)

    def resolved(value: Any, base: str) -> Any:
        if isinstance(value, dict):
            keys = ("id", "source", "first", "last", "next", "prev", "partOf")
            return {
                key: urljoin(base, one) if key in keys and isinstance(one, str) else resolved(one, base)
                for key, one in value.items()
                if key != "value"
            }
        return [resolved(one, base) for one in value] if isinstance(value, list) else value

    def targets(value: Any, base: str) -> Any:
        for item in value.get("items", []):
            if isinstance(item["target"], str):
                item["target"] = urljoin(base, item["target"])
        return value

    for path in (COLLECTION, *pages_of(files)):
        base = BASE + path
        assert "https://harbour.example" not in here[path].decode()
        relative = targets(json.loads(here[path]), base)
        assert resolved(relative, base) == resolved(json.loads(files[path]), base)


@pytest.mark.parametrize(
    "note, motivation",
    [
        ("claim", "assessing"),
        ("whole", "commenting"),
        ("gone", "questioning"),
        ("fixed", "editing"),
        ("who", "identifying"),
        ("seen", "linking"),
        ("parts", "describing"),
    ],
)
def test_each_kind_has_a_motivation_of_the_model(files: dict[str, bytes], note: str, motivation: str) -> None:
    assert annotations(files)[note]["motivation"] == motivation


def test_a_note_says_only_what_is_known_of_it(files: dict[str, bytes]) -> None:
    notes = annotations(files)

    assert notes["whole"]["target"] == f"{BASE}articles/2014-11-20-gazette-pact/"
    assert notes["gone"]["target"]["selector"] == {"type": "TextQuoteSelector", "exact": "words that … stand nowhere"}
    assert "not stand" in notes["gone"]["target"]["rdfs:comment"]
    assert "created" not in notes["gone"]
    assert notes["gone"]["dcterms:date"] == "2026-02~"
    assert "creator" not in notes["bare"]
    assert notes["claim"]["creator"] == {"name": "A. Editor"}
    assert notes["who"]["creator"] == {"id": f"{BASE}people/ada-quill/", "type": "Person", "name": "A. Quill"}
    assert {"type": "SpecificResource", "source": "https://www.wikidata.org/entity/Q42", "purpose": "identifying"} in (
        notes["who"]["body"]
    )
    assert {"type": "TextualBody", "value": "two", "format": "text/plain", "purpose": "editing"} in notes["fixed"][
        "body"
    ]
    assert notes["parts"]["target"]["selector"][0]["exact"].startswith("The harbour master signed")
    assert notes["parts"]["target"]["selector"][0]["exact"].endswith("a mark ==, and a brace {#id}.")


def test_nothing_runs_in_a_body_and_its_links_lead_out_of_the_file(files: dict[str, bytes]) -> None:
    values = [body["value"] for item in annotations(files).values() for body in item.get("body", []) if "value" in body]
    html = "\n".join(values)

    assert "<script" not in html
    assert 'href="javascript' not in html
    assert "pressmark:" not in html
    assert 'href="#' not in html
    assert f'href="{BASE}people/ada-quill/"' in html
    assert f'href="{BASE}articles/2014-11-20-gazette-pact/#note-claim"' in html


def test_drafts_and_articles_without_notes_have_no_annotations(files: dict[str, bytes]) -> None:
    assert "hidden" not in annotations(files)
    assert "articles/undated-letter/annotations.jsonld" not in files
    assert b"annotations.jsonld" not in files["articles/undated-letter/index.html"]


def test_pages_link_to_the_data_of_their_notes(files: dict[str, bytes]) -> None:
    link = b'<link rel="alternate" type="application/ld+json;profile=&quot;http://www.w3.org/ns/anno.jsonld&quot;"'

    assert link in files["articles/2014-11-20-gazette-pact/index.html"]
    assert link in files["notes/index.html"]


def test_an_archive_without_notes_has_no_collection(tmp_path: Path) -> None:
    archive = unpacked(read_tiny(CASES / "odd_notes.txt"), tmp_path)
    for file in (archive.content / "annotations").iterdir():
        file.unlink()

    outcome = archive.build()

    assert not outcome.is_stopped
    assert [path for path in tree(archive.site) if path.endswith(".jsonld")] == []
    assert not [step for step in outcome.ran if step.startswith("annotation")]


def test_a_note_that_stands_on_a_copy_stands_once_in_the_data_and_names_the_copy(odd: Archive, tmp_path: Path) -> None:
    archive = odd.copy(tmp_path / "copied")
    text = archive.path("articles/2014-11-20-gazette-pact.md").read_text(encoding="utf-8")
    archive.write("articles/2014-11-21-courier-pact.md", text.replace('date: "2014-11-20"', 'date: "2014-11-21"'))
    archive.build()

    here = tree(archive.site)
    address = f"{BASE}articles/2014-11-21-courier-pact/#note-claim@2014-11-20-gazette-pact"
    assert "articles/2014-11-21-courier-pact/annotations.jsonld" not in here
    assert annotations(here)["claim"]["rdfs:seeAlso"] == [{"id": address}]
    assert "rdfs:seeAlso" not in annotations(here)["whole"]
    assert [found for page in pages_of(here).values() for found in faults("page", page)] == []
