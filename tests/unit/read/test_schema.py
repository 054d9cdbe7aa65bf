"""Readers of single values, where a table says more than cases."""

import pytest

from generator.read.schema import is_url, nearest


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org",
        "http://a/b?c=d#e",
        "HTTPS://example.org/",
        "https://é.example/ü",
        "https://a/web/2014/https://b/",
    ],
)
def test_an_address_of_the_web_is_one(text: str) -> None:
    assert is_url(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "example.org",
            "//example.org",
            "https://",
            "https:///a",
            "ftp://a",
            "javascript:alert(1)",
            "data:text/html,a",
        ),
        *(
            "https://a b",
            "https://a\n",
            "https://a/\x00",
            "https://a/\u202eb",
            'https://a/"onload=b',
            "https://a/<b>",
            " https://a",
        ),
    ],
)
def test_what_is_not_a_web_address_or_could_break_out_of_one_is_none(text: str) -> None:
    assert not is_url(text)


@pytest.mark.parametrize("word, near", [("authros", "authors"), ("Topic", "topics"), ("zzz", "")])
def test_the_nearest_known_word_is_suggested_where_one_is_near(word: str, near: str) -> None:
    assert nearest(word, ["authors", "topics", "date"]) == near
