"""The five real raw articles with files for the people they name: who is found where, and how he is printed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

ROOT = Path(__file__).resolve().parent.parent.parent
PEOPLE = {
    "sergei-shoigu": ("Sergei Shoigu", "Sergey Shoigu", "Sergey Kuzhugetovich Shoygu"),
    "nawaz-sharif": ("Nawaz Sharif",),
    "khawaja-asif": ("Khawaja Asif",),
    "khalid-khattak": ("Khalid Khattak",),
    "muhammad-alam-khattak": ("Muhammad Alam Khattak",),
}


@pytest.fixture(scope="module")
def archive(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("named")
    content = folder / "content"
    (content / "raw").mkdir(parents=True)
    (content / "people").mkdir()
    (content / "archive.yml").write_text("format: 1\ntitle: Seeds\n", encoding="utf-8")
    for slug, (name, *aliases) in PEOPLE.items():
        file = f"---\nname: {name}\naliases: [{', '.join(aliases)}]\n---\n"
        (content / "people" / f"{slug}.md").write_text(file, encoding="utf-8")
    for raw in (shared / "seeds").glob("*.txt"):
        shutil.copy(raw, content / "raw")
    pressmark(folder, "ingest")
    confirm(content)
    pressmark(folder, "build", "--no-search")
    return folder


def pressmark(folder: Path, *arguments: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def confirm(content: Path) -> None:
    """What an editor does with the report that calls the prime minister by his given name only."""
    [path] = [path for path in (content / "articles").glob("*.md") if "Prime Minister Nawaz at" in path.read_text()]
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("people:")]
    lines = [line.replace("people, ", "").replace("people", "") if "unreviewed" in line else line for line in lines]
    lines.insert(1, "people: [khawaja-asif, nawaz-sharif, sergei-shoigu]")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def person(archive: Path, slug: str) -> tuple[dict[str, int], set[str]]:
    """How somebody is printed, with counts, and the sources of the articles that name him."""
    page = BeautifulSoup((archive / "site" / "people" / slug / "index.html").read_text(encoding="utf-8"), "html.parser")
    spelled = {
        words(each.select_one("[dir]")): int(words(each.select_one(".count")))
        for each in page.select(".spellings > span")
    }
    raws = {raw_of(archive, str(link["href"]).split("/")[-2]) for link in page.select(".mentions .quotes > li a")}
    return spelled, raws


def raw_of(archive: Path, article: str) -> str:
    text = (archive / "content" / "articles" / f"{article}.md").read_text(encoding="utf-8")
    return text.partition('raw: "raw/')[2][:3]


def words(tag: Tag | None) -> str:
    assert tag
    return " ".join(tag.get_text().split())


def test_one_page_has_the_minister_in_all_his_spellings_from_every_report_that_names_him(archive: Path) -> None:
    spelled, raws = person(archive, "sergei-shoigu")

    assert raws == {"000", "001", "002", "004"}
    assert {
        "Shoigu",
        "Sergei Shoigu",
        "Sergey Shoigu",
        "Sergey Kuzhugetovich Shoygu",
        "Gen Shoygu",
        "Mr Shoigu",
    } <= set(spelled)


def test_the_prime_minister_is_known_by_his_titles(archive: Path) -> None:
    spelled, raws = person(archive, "nawaz-sharif")

    assert raws == {"000", "001", "002"}
    assert {"Nawaz Sharif", "Prime Minister Nawaz", "Premier Nawaz"} <= set(spelled)


def test_two_of_one_surname_are_two(archive: Path) -> None:
    assert person(archive, "khalid-khattak") == ({"Khalid Khattak": 1}, {"004"})
    assert person(archive, "muhammad-alam-khattak") == ({"Muhammad Alam Khattak": 1}, {"002"})
