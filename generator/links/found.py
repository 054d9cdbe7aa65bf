"""What was found of each term in one article: the mentions, by where they stand."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.links.matcher import Mention, Names, Strength
from generator.model import Kind
from generator.vocabulary import Term


@dataclass(slots=True)
class Found:
    """What was found of one term."""

    term: Term
    in_title: list[Mention] = field(default_factory=list)
    in_dateline: list[Mention] = field(default_factory=list)
    in_text: list[Mention] = field(default_factory=list)

    def of(self, *strengths: Strength) -> list[Mention]:
        """Mentions of these strengths: the title's, the dateline's, the text's."""
        everywhere = (*self.in_title, *self.in_dateline, *self.in_text)
        return [mention for mention in everywhere if mention.strength in strengths]

    @property
    def is_sure(self) -> bool:
        """It is named by a name that means nothing else."""
        return bool(self.of(Strength.SURE))


Findings = dict[tuple[Kind, str], Found]


def gather(names: Names, title: Iterable[Mention], dateline: Iterable[Mention], text: Iterable[Mention]) -> Findings:
    """The mentions by term."""
    findings: Findings = {}

    def of(mention: Mention) -> Found:
        key = (mention.kind, mention.slug)
        return findings.setdefault(key, Found(names.terms[key]))

    for mention in title:
        of(mention).in_title.append(mention)
    for mention in dateline:
        of(mention).in_dateline.append(mention)
    for mention in text:
        of(mention).in_text.append(mention)
    return findings
