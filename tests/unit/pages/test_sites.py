"""What the sites behind `same_as` are called."""

import pytest

from generator.pages.sites import site_name


@pytest.mark.parametrize(
    "url, name",
    [
        ("https://www.wikidata.org/wiki/Q843", "Wikidata"),
        ("https://viaf.org/viaf/102333412", "VIAF"),
        ("https://sws.geonames.org/1168579/", "GeoNames"),
        ("https://en.wikipedia.org/wiki/Pakistan", "Wikipedia"),
        ("https://de.wikipedia.org/wiki/Pakistan", "Wikipedia (de)"),
        ("https://zh-min-nan.wikipedia.org/wiki/Pakistan", "Wikipedia (zh-min-nan)"),
        ("http://www.isni.org/isni/0000000121032683", "ISNI"),
        ("https://d-nb.info/gnd/4044332-7", "GND"),
        ("https://notwikidata.org/x", "notwikidata.org"),
        ("https://www.gazette.example/about", "gazette.example"),
        ("urn:x", "urn:x"),
    ],
)
def test_a_site_has_the_name_that_readers_know(url: str, name: str) -> None:
    assert site_name(url) == name
