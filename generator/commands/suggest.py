"""`pressmark suggest`: what a program would add to the archive, each with its evidence, for an editor to decide."""

from collections.abc import Sequence
from pathlib import Path

import click

from generator.archive import write_whole
from generator.commands.held import article_id
from generator.commands.options import (
    WrongUsage,
    archive_folder,
    content_option,
    jobs_option,
    json_option,
    processors,
)
from generator.commands.report import Progress, counted, give, say, tell
from generator.errors import Severity
from generator.model import Kind
from generator.read.schema import nearest
from generator.suggest.apply import Applied, apply
from generator.suggest.rejected import PATH as REJECTED
from generator.suggest.rejected import with_rejected
from generator.suggest.run import Suggested, suggest
from generator.suggest.values import Evidence, Offer, Suggestion
from generator.suggest.waiting import LIKELY
from generator.text import excerpt

SHOWN = 20
"""Of each group, unless --all."""
WIDTH = 110
"""Characters of a sentence that is shown."""

ALL = "all"
"""Said in the place of names: everything of the list that needs no name of its own."""

HEADS = {
    Offer.NAMES: ("new name", "new names"),
    Offer.SPELLINGS: ("spelling that may be of a name", "spellings that may be of a name"),
    Offer.TOPICS: ("topic for an article", "topics for articles"),
}
SINGULAR = {Kind.PEOPLE: "person", Kind.PLACES: "place", Kind.ORGANISATIONS: "organisation"}


@click.command()
@click.argument("names", nargs=-1, metavar="[ARTICLE|KIND/SLUG[=SPELLING]]...")
@click.option("--kind", "kinds", multiple=True, type=click.Choice([offer.value for offer in Offer]), help="Only these.")
@click.option(
    "--min", "least", type=click.IntRange(0, 100), default=LIKELY, show_default=True, help="How sure, of 100, at least."
)
@click.option("--all", "show_all", is_flag=True, help=f"The whole of each list, not the first {SHOWN}.")
@click.option(
    "--apply", "is_applied", is_flag=True, help="Write what is named, or all topics that are listed: `--apply all`."
)
@click.option("--fill", "is_filled", is_flag=True, help="Write the topics that the archive's own articles prove.")
@click.option("--reject", "is_rejected", is_flag=True, help="Never suggest what is named again.")
@click.option("--dry-run", is_flag=True, help="With --apply, --fill or --reject: tell what would be written.")
@content_option
@jobs_option
@json_option
def command(
    names: tuple[str, ...],
    kinds: tuple[str, ...],
    least: int,
    show_all: bool,
    is_applied: bool,
    is_filled: bool,
    is_rejected: bool,
    dry_run: bool,
    content: Path,
    jobs: int | None,
    as_json: bool,
) -> int:
    """Suggest new names, spellings of one name and topics, each with its evidence.

    Nothing is written without --apply, --fill or --reject. What is written into an article is marked `unreviewed`;
    what a person confirmed stays as it is.
    """
    _refuse_unclear(names, is_applied=is_applied, is_filled=is_filled, is_rejected=is_rejected, dry_run=dry_run)
    is_all = is_applied and names == (ALL,)
    folder = archive_folder(content)
    with Progress(is_shown=not as_json) as progress:
        found = suggest(folder, folder.absolute().parent / ".cache", jobs or processors(), progress)
    tell(found.problems)
    code = int(any(problem.severity is Severity.ERROR for problem in found.problems))
    listed = [each for each in found.suggestions if each.sure >= least and (not kinds or each.offer.value in kinds)]
    chosen = _chosen(folder, found, listed, names) if names and not is_all else listed
    if is_rejected:
        _reject(folder, chosen, is_dry=dry_run)
        return code
    if is_filled:
        picked = [each for each in chosen if each.may_fill]
        say(found.said)
        _tell_applied(list(apply(folder, picked, is_dry=dry_run)), is_dry=dry_run, as_json=as_json)
        return code
    if is_applied:
        picked = [each for each in chosen if each.offer is not Offer.NAMES or each.key in names]  # a name makes a file
        if is_all and not kinds:  # a spelling changes what every text says of somebody: it is named, or its kind is
            picked = [each for each in picked if each.offer is Offer.TOPICS]
        _tell_applied(list(apply(folder, picked, is_dry=dry_run)), is_dry=dry_run, as_json=as_json)
        return code
    if as_json:
        give({"articles": found.articles, "topics": found.said, "suggestions": [each.values() for each in chosen]})
    else:
        _show(chosen, found, show_all=show_all)
    return code


def _refuse_unclear(
    names: tuple[str, ...], *, is_applied: bool, is_filled: bool, is_rejected: bool, dry_run: bool
) -> None:
    """Raises WrongUsage for options that cannot mean what they say."""
    if is_applied + is_filled + is_rejected > 1:
        raise WrongUsage("--apply, --fill and --reject exclude each other")
    if is_rejected and not names:
        raise WrongUsage("--reject needs the names of what is rejected, as the list gives them")
    if is_applied and not names:
        fix = "`--apply people/a-name`, `--apply ARTICLE`, or `--apply all` for all topics that are listed"
        raise WrongUsage(f"--apply needs to know what, as the list gives it\n  fix: {fix}")
    if dry_run and not (is_applied or is_filled or is_rejected):
        raise WrongUsage("--dry-run goes with --apply, --fill or --reject; without them nothing is written")


def _chosen(content: Path, found: Suggested, listed: Sequence[Suggestion], names: Sequence[str]) -> list[Suggestion]:
    """What is named: by its key, what it is about, or an article that prints it. Raises WrongUsage for nothing."""
    chosen: dict[str, Suggestion] = {}
    for name in names:
        about, equals, _ = name.partition("=")
        if equals or about.partition("/")[0] in list(Kind):
            hits = [each for each in found.suggestions if each.key == name or (not equals and each.about == about)]
            # a name that has no file yet is taken alone: its spellings need a file to stand in
            hits = [each for each in hits if each.offer is Offer.NAMES] or hits
            if not hits:
                near = _near(name, found.suggestions)
                fix = f"did you mean '{near}'?" if near else "`pressmark suggest --all` lists what is suggested"
                raise WrongUsage(f"nothing is suggested for '{name}'\n  fix: {fix}")
        else:
            id = article_id(content, name)
            hits = [each for each in listed if id in each.articles]
        chosen |= {each.key: each for each in hits}
    return list(chosen.values())


def _near(name: str, suggestions: Sequence[Suggestion]) -> str:
    """The key most like a name: of its kind, and without it, which would make `people/a` and `people/b` alike."""
    kind, _, rest = name.partition("/")
    near = nearest(rest, [each.key.partition("/")[2] for each in suggestions if each.key.startswith(f"{kind}/")])
    return f"{kind}/{near}" if near else ""


def _show(chosen: Sequence[Suggestion], found: Suggested, *, show_all: bool) -> None:
    for offer, (one, many) in HEADS.items():
        group = [each for each in chosen if each.offer is offer]
        if group:
            shown = group if show_all else group[:SHOWN]
            rest = " (--all lists them)" if len(shown) < len(group) else ""
            click.echo(f"{counted(len(group), one, many)}{rest}")
            for each in shown:
                click.echo(_lines(each))
    if any(each.offer is Offer.TOPICS for each in chosen):
        say(found.said)
    if not chosen:
        click.echo(f"nothing to suggest; {counted(found.articles, 'article')}")


def _lines(each: Suggestion) -> str:
    """What an editor sees of a suggestion: what it is, how sure, why, and where it stands."""
    where = f"{counted(each.count, 'time')} in {counted(len(each.articles), 'article')}"
    why = f", {each.why}" if each.why else ""
    if each.offer is Offer.NAMES:
        kind = SINGULAR.get(each.kind, "") if each.kind else ""
        head = f"  {each.key}  {each.value} ({kind}, {each.sure}{why}), {where}"
    elif each.offer is Offer.SPELLINGS:
        head = f"  {each.key} ({each.sure}{why}), {where}"
    else:
        head = f"  {each.key} ({each.sure}{why})"
    places = [f"    {_place(place)}: {excerpt(place.sentence, WIDTH)}" for place in each.evidence]
    return "\n".join([head, *places])


def _place(place: Evidence) -> str:
    return f"content/articles/{place.article}.md" + (f":{place.line}" if place.line else "")


def _reject(content: Path, chosen: Sequence[Suggestion], *, is_dry: bool) -> None:
    file = content / REJECTED
    data = file.read_bytes() if file.is_file() else b""
    whole = with_rejected(data, [each.key for each in chosen])
    if not is_dry:
        write_whole(content, REJECTED, whole)
    for each in chosen:
        click.echo(each.key)
    would = "would be rejected" if is_dry else "rejected"
    say(f"{counted(len(chosen), 'suggestion')} {would}: content/{REJECTED}")


def _tell_applied(done: list[Applied], *, is_dry: bool, as_json: bool) -> None:
    if as_json:
        rows = [
            {"key": each.key, "path": f"content/{each.path}", "what": each.what, "done": each.is_done} for each in done
        ]
        give({"applied": rows, "dry_run": is_dry})
    else:
        for each in done:
            click.echo(f"content/{each.path}: {'' if each.is_done else 'not written: '}{each.what}")
    written = sum(each.is_done for each in done)
    left = len(done) - written
    would = "would be written" if is_dry else "written"
    say(f"{counted(written, 'change')} {would}" + (f", {left} left to you" if left else ""))
