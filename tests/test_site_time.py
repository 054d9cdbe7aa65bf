"""An archive over time: strips, disagreements, roles, the timeline and the date archive, as its pages show them."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from sound import BASE, faults_of
from tiny import read_tiny, tree, unpacked

TIME = Path(__file__).parent / "sites" / "time.txt"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    archive = unpacked(read_tiny(TIME), tmp_path_factory.mktemp("time"))
    archive.build()
    return tree(archive.site)


def page(site: dict[str, bytes], url: str) -> BeautifulSoup:
    return BeautifulSoup(site[f"{url}index.html"], "html.parser")


def words(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text(" ", strip=True).split())


def test_the_pages_are_sound_and_every_link_leads_somewhere(site: dict[str, bytes]) -> None:
    assert faults_of(site) == []


def test_a_bar_and_a_row_of_the_table_lead_to_the_same_place_in_the_list(site: dict[str, bytes]) -> None:
    shown = page(site, "topics/harbours/")

    bars = [(str(bar["aria-label"]), str(bar["href"])) for bar in shown.select("a.strip-bar")]
    rows = [
        (f"{words(row.th)}: {words(row.td)}", str(row.select("a")[0]["href"]))
        for row in shown.select(".strip tbody tr")
    ]

    assert bars == [
        ("November 2014: 2 articles", "../../topics/harbours/#at-2014-11"),
        ("March 2015: 1 article", "../../topics/harbours/#at-2015-03"),
    ]
    assert [(said.rpartition(" ")[0], url) for said, url in bars] == rows
    assert words(shown.select_one(".strip .small")) == "2 others have no date so exact."


def test_a_year_of_a_long_list_leads_to_the_page_where_it_begins(site: dict[str, bytes]) -> None:
    shown = page(site, "topics/harbours/page/2/")

    assert [(words(item), str(item.a["href"])) for item in shown.select(".years li")] == [  # type: ignore[index]
        ("2015 1", "../../../../topics/harbours/#y-2015"),
        ("2014 2", "../../../../topics/harbours/#y-2014"),
        ("Undated 2", "../../../../topics/harbours/#y-undated"),
    ]
    assert shown.select("svg.drawn") == []


def test_a_wider_topic_without_articles_lists_what_lies_below_it(site: dict[str, bytes]) -> None:
    shown = page(site, "topics/coast/")

    assert words(shown.select_one(".page-head .meta span")) == "6 articles on what lies below it"
    assert [words(item) for item in shown.select("#narrower + .names li")] == ["Harbours 6"]
    assert words(shown.select_one("#articles")) == "Articles on narrower topics"
    assert words(shown.select_one(".year .headline")) == "The light is lit"


def test_a_topic_counts_its_own_articles_and_those_with_narrower_ones(site: dict[str, bytes]) -> None:
    shown = page(site, "topics/harbours/")

    assert words(shown.select_one(".page-head .meta span")) == "5 articles, 6 with what lies below it"
    assert [words(item) for item in shown.select(".crumbs li")] == ["Topics", "The coast"]


def test_the_vocabulary_knows_what_is_wider_where_no_file_says_it(site: dict[str, bytes]) -> None:
    assert [words(item) for item in page(site, "topics/weather/").select(".crumbs li")] == ["Topics", "Environment"]
    assert words(page(site, "topics/environment/").select_one("#narrower + .names li")) == "Weather 2"


def test_a_topic_lists_the_stories_that_its_articles_tell(site: dict[str, bytes]) -> None:
    shown = page(site, "topics/trade/")

    assert words(shown.select_one("#stories + .teasers")) == "The pact 20 November 2014 to 21 November 2014 2 reports"


def test_roles_stand_on_one_scale_with_the_articles(site: dict[str, bytes]) -> None:
    roles = page(site, "people/ada-quill/").select_one(".roles")

    assert roles is not None
    assert [words(item) for item in roles.select("li")] == [
        "Pilot, Port of Wick 2003 – 2010",
        "Harbour master, Port of Wick May 2010 – December 2015",
        "Mayor of Wick from 2016",
        "Angler",
    ]
    assert len(roles.select("li svg")) == 3
    assert len(roles.select("circle")) == 3


def test_a_roles_organisation_leads_to_its_page_or_has_its_name(tmp_path: Path) -> None:
    archive = unpacked(read_tiny(TIME), tmp_path)
    archive.write("organisations/port-of-wick.md", "---\nname: Port of Wick\n---\n")
    bodies = ("port-of-wick", "nato", "Harbour choir")
    roles = "".join(f"  - {{role: Pilot, organisation: {each}}}\n" for each in bodies)
    archive.write("people/b-quill.md", f"---\nname: B. Quill\nroles:\n{roles}---\n")

    assert archive.build().problems == ()
    items = page(tree(archive.site), "people/b-quill/").select(".roles li")

    assert [words(item) for item in items] == ["Pilot, Port of Wick", "Pilot, NATO", "Pilot, Harbour choir"]
    assert [link["href"] for item in items for link in item.select("a")] == ["../../organisations/port-of-wick/"]


def test_an_article_says_what_somebody_was_then(site: dict[str, bytes]) -> None:
    listed = [words(item) for item in page(site, "people/ada-quill/").select(".year .meta")]
    subjects = words(page(site, "articles/2014-11-20-gazette-pact/").select_one(".subjects"))

    assert listed[0].endswith("Mayor of Wick at that time")
    assert listed[1] == "March 2015 The Gazette 1 note Harbour master at that time"
    assert "Ada Quill Harbour master at that time" in subjects


def test_programs_read_whom_a_page_is_about(site: dict[str, bytes]) -> None:
    [block] = page(site, "people/ada-quill/").select("script[type='application/ld+json']")
    said = json.loads(str(block.string))

    assert (said["@type"], said["name"], len(said["sameAs"])) == ("Person", "Ada Quill", 4)
    assert said["url"] == f"{BASE}people/ada-quill/"


def test_topics_stand_in_their_tree(site: dict[str, bytes]) -> None:
    shown = page(site, "topics/")

    assert words(shown.select_one(".tree > ul")) == (
        "Economy 1 Trade 1 Environment 2 Weather 2 The coast 6 Harbours 6 Lighthouses 1"
    )
    assert [words(link) for link in shown.select(".tree ul ul ul a")] == ["Lighthouses"]
    assert page(site, "people/").select(".tree") == []


def test_same_as_has_the_names_of_the_sites(site: dict[str, bytes]) -> None:
    links = [words(link) for link in page(site, "people/ada-quill/").select(".page-head a[rel=external]")]

    assert links == ["Wikidata", "VIAF", "Wikipedia (de)", "quill.example"]


def disagreements(shown: BeautifulSoup) -> list[list[str]]:
    return [[words(row) for row in group.select("tr")] for group in shown.select(".questions tbody")]


def test_a_topic_gathers_what_is_disputed_in_its_articles(site: dict[str, bytes]) -> None:
    assert disagreements(page(site, "topics/harbours/")) == [
        [
            "How many berths?",
            "twenty berths The Gazette , 20 November 2014 Pact signed Claim Twenty were on paper "
            "So the text of the pact, article 3. A. Editor 22 November 2026",
            "Twelve berths Courier , 21 November 2014 A pact at last Context Twelve were counted "
            "Ada Quill counted them herself. B. Editor 23 November 2026",
        ],
        [
            "Other disputed words",
            "everybody on the pier The Gazette , 20 November 2014 Pact signed Courier , 21 November "
            "2014 A pact at last "
            "Query Who is everybody? No name is given. A. Editor 22 November 2026",
            "It was the first such pact in forty years, as everybody on the pier agreed that day. "
            "The Gazette , 20 November 2014 Pact signed Courier , 21 November 2014 A pact at last Claim Not the first "
            "There was one in 1990. A. Editor 22 November 2026",
        ],
        [
            "but one The Gazette , March 2015 Through its first winter Correction Two days For “ "
            "but one ” read “ but two ”."
        ],
    ]


def test_all_disagreements_have_a_page_which_an_articles_question_leads_to(site: dict[str, bytes]) -> None:
    shown = page(site, "disagreements/")
    article = page(site, "articles/2014-11-21-courier-pact/")

    assert [str(group["id"]) for group in shown.select(".questions tbody[id]")] == ["claim-how-many-berths"]
    assert len(disagreements(shown)) == 3
    assert [(words(item), str(item.select("a")[0]["href"])) for item in article.select("#disputed + ul li")] == [
        ("How many berths? 2 notes", "../../disagreements/#claim-how-many-berths")
    ]
    assert page(site, "articles/2015-03-gazette-winter/").select("#disputed") == []


def test_the_front_page_shows_the_archive_over_time_and_its_stories(site: dict[str, bytes]) -> None:
    shown = page(site, "")

    assert next((str(bar["aria-label"]), str(bar["href"])) for bar in shown.select("a.strip-bar")) == (
        "2014: 2 articles",
        "dates/2014/",
    )
    assert words(shown.select_one("#stories + .teasers .headline")) == "The pact"


def test_a_page_shows_the_whole_of_a_question_that_one_note_makes_its_own(site: dict[str, bytes]) -> None:
    shown = disagreements(page(site, "people/ada-quill/"))

    assert [rows[0] for rows in shown] == ["How many berths?"]
    assert len(shown[0]) == 3


def test_a_story_shows_where_its_reports_disagree(site: dict[str, bytes]) -> None:
    shown = disagreements(page(site, "stories/pact/"))

    assert [rows[0] for rows in shown] == ["How many berths?", "Other disputed words"]


def test_a_publisher_has_what_is_disputed_of_its_own_words_and_of_copies(site: dict[str, bytes]) -> None:
    shown = disagreements(page(site, "publishers/courier/"))

    assert [rows[1].split(" ")[0] for rows in shown] == ["twenty", "everybody"]


def test_the_date_archive_counts_years_and_months_and_sets_what_has_no_year_apart(site: dict[str, bytes]) -> None:
    shown = page(site, "dates/")

    rows = [(words(row.h2), [words(item) for item in row.select("li")]) for row in shown.select(".year-row")]
    assert rows == [
        ("2018 2", ["January 1", "month unknown 1"]),
        ("2016 1", ["May 1"]),
        ("2015 1", ["March 1"]),
        ("2014 2", ["November 2"]),
        ("No year", ["year unknown, day known 1", "undated 1"]),
    ]


def test_a_year_is_a_calendar_whose_days_lead_to_their_articles(site: dict[str, bytes]) -> None:
    shown = page(site, "dates/2014/")

    days = [(str(day["aria-label"]), str(day["href"])) for day in shown.select(".calendar a.day")]
    assert days == [
        ("20 November 2014: 1 article", "../../dates/2014/11/#d-20"),
        ("21 November 2014: 1 article", "../../dates/2014/11/#d-21"),
    ]
    assert [len(row.select("td")) for row in shown.select(".calendar tbody tr")] == [7, 7, 7, 7, 7]
    assert words(shown.select_one(".neighbours")) == "Later 2015 1 article"


def test_what_is_less_exact_than_its_page_stands_apart(site: dict[str, bytes]) -> None:
    assert words(page(site, "dates/2015/03/").select_one("#day-unknown")) == "Day unknown"
    assert words(page(site, "dates/2018/").select_one("#month-unknown + .teasers .headline")) == "A year of storms"


def test_inferred_dates_and_intervals_say_so(site: dict[str, bytes]) -> None:
    assert words(page(site, "dates/2016/05/").select_one(".teasers time")) == "1 May 2016 (inferred)"
    assert words(page(site, "dates/2018/01/").select_one("#d-30 + .teasers .meta")).startswith(
        "30 January – 1 February 2018"
    )


def test_an_articles_date_leads_to_its_day(site: dict[str, bytes]) -> None:
    links = page(site, "articles/2014-11-20-gazette-pact/").select(".byline a")

    assert [str(link["href"]) for link in links][-1] == "../../dates/2014/11/#d-20"


def test_a_day_without_a_year_stands_before_what_has_no_date(site: dict[str, bytes]) -> None:
    heads = [words(head) for head in page(site, "dates/undated/").select("h2, h3, .headline")]

    assert heads == ["Year unknown", "20 November, year unknown", "A letter", "No date 1", "A note without a day"]


def test_the_timeline_keeps_what_happened_apart_from_what_was_published(site: dict[str, bytes]) -> None:
    shown = page(site, "timeline/")

    month = shown.select_one("section[aria-labelledby='m-2014-11']")
    other = shown.select_one("section[aria-labelledby='m-2015-03']")
    assert words(month) == (
        "November 2014 19 November 2014 The pact Pact signed The Gazette 20 November 2014 "
        "A pact at last Courier 21 November 2014"
    )
    assert words(other) == (
        "March 2015 Published this month; when it happened is not stated: "
        "Through its first winter The Gazette March 2015"
    )
    assert words(shown.select_one(".page-head .meta")) == "By date of publication 2 articles of unknown year"


def test_a_year_of_the_timeline_has_a_page(site: dict[str, bytes]) -> None:
    shown = page(site, "timeline/2018/")

    assert [words(head) for head in shown.select("h2")] == ["Month unknown", "January 2018"]
    assert words(shown.select_one(".neighbours")) == "Earlier 2016 1 article"
    assert words(shown.select_one(".page-head .meta")) == "2 published without a day of the event"
