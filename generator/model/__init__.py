"""The nouns: every value that passes between stages. Frozen, slotted and canonical.

Canonical means built of None, bool, int, str, bytes, tuples, enums and other values of this kind only, so that a
value has one spelling in bytes (see `engine.canonical`). Ranks of knowledge: Article ⊃ Card ⊃ Teaser; each holds the
least its readers need. Dates are strings in the EDTF forms of `generator.edtf`.
"""

from generator.model.cards import Card as Card
from generator.model.cards import EntityCard as EntityCard
from generator.model.cards import NoteCard as NoteCard
from generator.model.cards import NotedCard as NotedCard
from generator.model.cards import PageCard as PageCard
from generator.model.kinds import Fate as Fate
from generator.model.kinds import How as How
from generator.model.kinds import Kind as Kind
from generator.model.kinds import NoteKind as NoteKind
from generator.model.notes import Annotation as Annotation
from generator.model.notes import CopiedNote as CopiedNote
from generator.model.notes import Described as Described
from generator.model.notes import Home as Home
from generator.model.notes import NotesFile as NotesFile
from generator.model.notes import Passages as Passages
from generator.model.notes import Quote as Quote
from generator.model.shown import Backlink as Backlink
from generator.model.shown import Beside as Beside
from generator.model.shown import Named as Named
from generator.model.shown import NoteTeaser as NoteTeaser
from generator.model.shown import Received as Received
from generator.model.shown import ReceivedLine as ReceivedLine
from generator.model.shown import Target as Target
from generator.model.shown import Teaser as Teaser
from generator.model.shown import Trouble as Trouble
from generator.model.texts import Body as Body
from generator.model.texts import Link as Link
from generator.model.texts import NoteCopy as NoteCopy
from generator.model.texts import NoteText as NoteText
from generator.model.texts import Prose as Prose
from generator.model.texts import Selected as Selected
from generator.model.written import Article as Article
from generator.model.written import Entity as Entity
from generator.model.written import Field as Field
from generator.model.written import Figure as Figure
from generator.model.written import FreePage as FreePage
from generator.model.written import Quirk as Quirk
from generator.model.written import Role as Role
from generator.model.written import Span as Span
