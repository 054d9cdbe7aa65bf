"""The stages that find notes whose words stand in other articles, too, word for word."""

from collections.abc import Mapping

from generator.annotate.copies import notes_for_copies, passages, standing, wanted_prints
from generator.annotate.prints import bucket, prints, shared_prints
from generator.engine.build import Many, Ref
from generator.model import Annotation, CopiedNote
from generator.stages.desk import Desk
from generator.stages.rows import Made, paired, singly


def copied_notes(
    desk: Desk, articles: Made, notes: Mapping[str, Ref[tuple[Annotation, ...]]], bodies: Made
) -> dict[str, Ref[tuple[CopiedNote, ...]]]:
    """The notes that stand on other articles, too, by the full names of these."""
    make = desk.make
    found = make.map(passages, paired({name: articles[name] for name in notes if name in articles}, bodies))
    if not found:
        return {}
    files: dict[str, dict[str, Ref[bytes]]] = {}
    for name in articles:
        files.setdefault(bucket(name), {})[name] = desk.file(desk.paths[name])
    held = make.map(prints, {part: (Many(files[part]),) for part in sorted(files)})
    likely = make.map(shared_prints, singly(held), make.step(wanted_prints, Many(found)))
    sources = Many({name: notes[name] for name in found})
    split = make.split(notes_for_copies, Many(found), sources, Many(likely))
    there = make.map(standing, {name: (articles[name], copies) for name, copies in split.items()})
    return {name: ref for name, ref in there.items() if ref.value()}
