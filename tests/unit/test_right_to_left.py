"""Urdu and Arabic from the raw file to the page: each letter and mark stays, and the page runs leftwards."""

import re
from html import unescape
from pathlib import Path

import pytest
from archive_folder import Archive
from tiny import Archive as Site

from generator.formats.templates import direction

MARKS = (
    "\u200f\u202bیہ\u202c خبر\u200c نامہ \u2067(AFP)\u2069 سے ہے\u200e، ﷺ ﻻ ﺍﷲ ﮐﯽ ـــ تَحْرِيرٌ ۱۲۳ ٤٥٦ "
    "اور اس میں سب حرف رہتے ہیں۔"
)
"""Marks of direction, joiners, presentation forms, tatweel, vowel signs, figures of both kinds."""
URDU = f"""پل بہار تک بند رہے گا

ویب ڈیسک

BBC کے مطابق پل کو اتوار کے روز اس وقت بند کر دیا گیا جب اس کے دو ستونوں میں دراڑیں پائی گئیں۔

\u200f\u202bمزید پڑھیں\u202c

{MARKS}

\u200fاشتہار\u200f

ٹرکوں کو شمالی گھاٹ کے راستے بھیجا جا رہا ہے جس سے سفر ایک گھنٹہ لمبا ہو گیا ہے۔
"""


def test_each_letter_and_mark_of_an_urdu_dump_stands_on_its_page(archive: Archive, tmp_path: Path) -> None:
    archive.put("archive.yml", "format: 1\ntitle: Papers\n")
    archive.put("raw/a.txt", URDU)

    [id] = archive.ingest().new
    assert not Site(tmp_path).build().is_stopped
    page = (tmp_path / "site" / "articles" / id / "index.html").read_text(encoding="utf-8")

    text = re.search(r'<div class="text" lang="ur" dir="rtl">(.*?)</div>', page, re.DOTALL)
    assert text
    kept = [line for line in URDU.splitlines() if line.endswith("۔")]
    assert [unescape(each) for each in re.findall(r"<p\b[^>]*>(.*?)</p>", text[1], re.DOTALL)] == kept
    assert '<h1 data-pagefind-meta="title" dir="rtl">پل بہار تک بند رہے گا</h1>' in page


@pytest.mark.parametrize(
    "language, found",
    [("ur", "rtl"), ("AR-eg", "rtl"), ("pa-Arab-PK", "rtl"), ("ur-Latn", "ltr"), ("en", "ltr"), ("", "auto")],
)
def test_a_language_says_which_way_its_text_runs(language: str, found: str) -> None:
    assert direction(language) == found
