"""Names of the sites that identify things: what a link of `same_as` is called."""

from urllib.parse import urlsplit

SITES = {
    "wikidata.org": "Wikidata",
    "viaf.org": "VIAF",
    "geonames.org": "GeoNames",
    "isni.org": "ISNI",
    "wikipedia.org": "Wikipedia",
    "commons.wikimedia.org": "Wikimedia Commons",
    "d-nb.info": "GND",
    "id.loc.gov": "Library of Congress",
    "data.bnf.fr": "BnF",
    "orcid.org": "ORCID",
    "ror.org": "ROR",
    "openstreetmap.org": "OpenStreetMap",
    "vocab.getty.edu": "Getty",
    "id.worldcat.org": "FAST",
    "dbpedia.org": "DBpedia",
    "cv.iptc.org": "IPTC Media Topics",
    "eurovoc.europa.eu": "EuroVoc",
    "pleiades.stoa.org": "Pleiades",
}
"""Hosts, and those above them, that keep records of people, places, organisations and topics."""


def site_name(url: str) -> str:
    """What the site behind an address is called, `Wikipedia (de)`; its host where it is not known."""
    host = (urlsplit(url).hostname or url).removeprefix("www.")
    below, _, _ = host.partition(".")
    name = next((name for known, name in SITES.items() if host == known or host.endswith(f".{known}")), "")
    if name == "Wikipedia" and below not in ("en", "wikipedia"):
        return f"{name} ({below})"
    return name or host
