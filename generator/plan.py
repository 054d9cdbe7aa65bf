"""The whole build, from top to bottom: what people wrote → the site.

Each line of `carry_out` is a stage, and its arguments are all it is made from: `make.step` calls a pure function once,
`make.map` once for each item, `make.split` takes apart what it gives. What needs more than a line stands in `stages/`.
The engine remembers what each step gave, so a line costs what changed.
"""

from generator.annotate.body import bare_notes, body, free_text, intro
from generator.annotate.sidecar import read_notes
from generator.annotate.subjects import misplaced_notes, notes_by_subject
from generator.engine.build import Many
from generator.formats.output import copied, format_of
from generator.lastbuild import keep_stories
from generator.layout import Outcome
from generator.links.cards import card, entity_card, noted_card, page_card
from generator.model import Annotation, CopiedNote, Kind
from generator.pages.kinds import BY_NAME, TROUBLE, only_troubles, pages, settings, site_view
from generator.publish import Output
from generator.read.article import read_article
from generator.read.entity import read_entity
from generator.read.page import read_page
from generator.stages.copied_notes import copied_notes
from generator.stages.desk import ENTITIES, Desk
from generator.stages.ending import published, stopped
from generator.stages.likeness import stories_and_related, told_stories
from generator.stages.mentions import NO_MENTIONS, found_elsewhere, found_mentions
from generator.stages.needs import Needs, article_needs, page_rows, story_needs, text_needs
from generator.stages.passages import NOTHING_SHARED, shared_passages
from generator.stages.received import received
from generator.stages.rows import paired, singly
from generator.stages.settings import search_program, settings_file, theme_asked
from generator.stages.side_by_side import side_by_side
from generator.theme import theme
from generator.workshop import Progress, Workshop

HELD = ("media/", "raw/", "static/")
"""Folders whose files pages may need to know of."""


def carry_out(workshop: Workshop, on_progress: Progress | None = None) -> Outcome:
    """Build the archive that is laid out in the workshop."""
    desk = Desk(workshop, on_progress)
    make, findings = desk.make, desk.findings

    # what people wrote
    config = settings_file(desk)
    asked = config.value() if config else None
    articles = desk.distinct(make.map(read_article, desk.texts("articles/"), by_name=True))
    entities = desk.distinct(make.map(read_entity, desk.texts(*ENTITIES), by_name=True))
    frees = desk.distinct(make.map(read_page, desk.texts("pages/"), by_name=True))
    sidecars = make.map(read_notes, desk.texts("annotations/"), by_name=True)
    dress = theme_asked(desk, asked)

    # each text with its notes
    notes = make.split(notes_by_subject, Many(sidecars), make.given(desk.options.drafts))
    none = make.given((), tuple[Annotation, ...])
    alone = make.given((), tuple[CopiedNote, ...])
    bodies = make.map(body, {name: (ref, notes.get(name, none), alone) for name, ref in articles.items()})

    # what texts have to do with each other
    shares = shared_passages(make, articles, bodies) if asked and asked.passages else NOTHING_SHARED
    stories, alike = stories_and_related(make, asked, articles, bodies, entities, shares.recurring)
    told = told_stories(make, stories, bodies, shares) if asked and asked.passages else {}
    copies = copied_notes(desk, articles, notes, bodies)
    bodies |= make.map(body, {name: (articles[name], notes.get(name, none), copy) for name, copy in copies.items()})
    named = found_mentions(make, articles, bodies, entities) if asked and asked.mentions else NO_MENTIONS

    # the texts of all else, with their notes
    intros = make.map(intro, {name: (ref, notes.get(name, none)) for name, ref in entities.items()})
    others = [name for name in notes if name.partition("/")[0] in list(Kind) and name not in entities]
    bare = make.map(bare_notes, {name: (notes[name],) for name in others})
    texts = make.map(free_text, {name: (ref, notes.get(name, none)) for name, ref in frees.items()})

    # the little of each that others may know
    cards = make.map(card, paired(articles, bodies))
    entity_cards = make.map(entity_card, paired(entities, intros))
    page_cards = make.map(page_card, paired(frees, texts))
    noted_cards = make.map(noted_card, singly(bare), by_name=True)
    held = make.given(tuple(path for path in desk.digests if path.startswith(HELD)), tuple[str, ...])
    unread = desk.unread()
    all_cards = (Many(cards), Many(entity_cards), Many(page_cards), Many(noted_cards))
    known = (*all_cards, held, make.given(unread, tuple[str, ...]))
    noted = make.given((*articles, *frees, *unread), tuple[str, ...])
    findings.hear(make.split(misplaced_notes, Many(sidecars), noted))
    if config is None or asked is None or dress is None or findings.must_stop(but_theme=True):
        findings.hear(make.split(only_troubles, *known, stories))
        return stopped(desk, sidecars, dress)

    # the one step that sees all of it
    linked = (Many(shares.cards), Many(named.cards), stories, Many(alike))
    made = make.split(pages, *known, *linked, make.step(settings, config))
    findings.hear({name: ref for name, ref in made.items() if name.startswith(TROUBLE)})
    by_kind, copied_files = side_by_side(desk, made, dress)
    if findings.must_stop(but_theme=True):
        return stopped(desk, sidecars, dress)

    # pages and files; also by a theme of which a part is broken, since more of it may be
    program = search_program(desk, asked)
    base_url = make.given(desk.options.base_url, str | None)
    site = make.step(site_view, config, Many(page_cards), base_url, make.given(program is not None))
    style = make.step(theme, Many(dress.refs))
    links_names = asked.mentions and asked.mention_links
    named_in = named.mentions if links_names else {}
    written = {**paired(entities, intros), **paired(frees, texts)}
    named_by_us = found_elsewhere(make, written, bare, entities, asked.language) if links_names else {}
    about = text_needs(make, {**intros, **bare}, named_by_us)
    needs: Needs = {
        "article": article_needs(make, articles, bodies, shares.sharing, named_in),
        "notes": paired(articles, bodies),
        "received": singly(received(desk, by_kind.get("received", {}))),
        "entity": about,
        "intro": singly({**intros, **bare}),
        "story": story_needs(make, stories, told, about),
        "prose": text_needs(make, texts, named_by_us),
        "page": singly(texts),
    }
    output = Output(make, workshop.tree, is_kept=desk.options.publish)
    for kind, items in by_kind.items():
        form = format_of(BY_NAME[kind])
        shared = (make.given(BY_NAME[kind].template), site, style) if form.has_template else (site,)
        output.write(form.write, page_rows(make, kind, items, needs, named.said), shared)
    output.write(copied, copied_files)
    keep_stories(workshop.cache, {story.slug: story.articles for story in stories.value()})
    if findings.must_stop():
        return stopped(desk, sidecars, dress)
    return published(desk, sidecars, dress, output, program)
