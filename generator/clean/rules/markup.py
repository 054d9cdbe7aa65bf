"""What a saved page holds that no reader of it ever saw: scripts, styles, comments in the markup."""

from collections.abc import Iterator

from generator.clean.block import Hearing, Verdict, drop

UNSEEN = {
    "script": "a script",
    "style": "a style sheet",
    "comment": "a comment in the markup",
    "template": "a template",
    "title": "the page's title for the browser",
    "noscript": "shown only without scripts",
    "iframe": "a frame's fallback",
    "svg": "a drawing's text",
    "select": "choices of a form",
    "button": "a button",
    "textarea": "a field of a form",
    "datalist": "choices of a form",
    "object": "a plug-in's fallback",
    "applet": "a plug-in's fallback",
    "noembed": "a plug-in's fallback",
    "noframes": "a frame's fallback",
    "audio": "a player's fallback",
    "video": "a player's fallback",
    "canvas": "a drawing's fallback",
    "unclosed": "a tag that is never closed",
    "head": "in the page's head",
}


def markup(hearing: Hearing) -> Iterator[Verdict]:
    """Drop each block of a saved page that is no text of the page."""
    for block in hearing.open:
        if why := UNSEEN.get(block.tag):
            yield drop(block, "markup", why, sure=99)
