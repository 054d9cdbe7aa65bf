"""Small lists of English verbs and of words beside them, by which a clause tells what was from what will be."""


def listed(words: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(words.split())


PAST = listed("""
said told was were had did went took made held met came got gave saw left lost won fell rose began became led sent spent
brought bought caught fought thought taught sought found shot hit struck killed died broke broken spoke spoken chose
chosen drove driven flew flown grew grown knew known ran read rode sang sank sat sold shook shaken shut slept stole
stolen stood swept swore sworn threw thrown understood withdrew withdrawn woke wore wrote written paid put set cut quit
hurt burst felt kept laid lay meant built burnt heard beat bid cast cost hosted seen done given taken gone fallen risen
begun shown drew drawn hung lent lit overthrew overtook overcame bore born forbade forgave forgot forgotten froze
frozen hid hidden undertook undergone underwent upheld
""")
"""Irregular pasts and participles; the regular ones end in -ed."""
SAME = listed("read put set cut hit cost beat cast bid")
"""Of these, those whose present is the same."""
ONE = listed("who he she it")
"""Before a verb of one person; its present would end in -s."""
NOT_PAST = listed("""
united need hundred indeed speed feed seed bed red shed deed weed bleed breed exceed proceed succeed greed creed sacred
naked wicked rugged kindred infrared mildred used based aged related alleged so-called detailed limited unprecedented
advanced armed retired experienced embed biped moped sped deceased wanted
""")
"""Words in -ed that tell of nothing that was done."""
DUE = listed("due scheduled expected set slated planned poised likely bound billed planning supposed")
COMING = listed("upcoming forthcoming coming")
WILL = listed("will shall won't shan't 'll ’ll won’t shan’t")
WOULD = listed("would could should might must wouldn't couldn't shouldn't would've may can ought can't")
AM = listed("is are am 's ’s isn't aren't being")
WAS = listed("was were had wasn't weren't been")
HAVE = listed("has have having 've ’ve hasn't haven't")
TIMETABLED = listed("""
starts begins opens arrives meets expires launches ends returns resumes kicks departs leaves debuts airs premieres
closes concludes convenes goes flies
""")
"""Presents that tell of what will be, beside a day: `the train leaves on Monday`."""
TIMELESS = listed("""
is are am says say has have does do believe believes worship worships continue continues remain remains lives live think
thinks know knows seem seems want wants feel feels make makes exist exists celebrate
""")
ADVERBS = listed("not also now then never still only just already formally officially reportedly jointly")
"""Besides those in -ly; they stand between an auxiliary and its verb."""
BREAKS = listed("that which who whom whose when where while after before because although though if as but")
"""Words with which a clause begins."""
NO_BASE = listed("the a an his her its their our my your this that these those him them us it")
"""Words behind `to` that are no verbs."""
COUNTS = listed("""
the a an of his her its their these those more most many few several all no some any two three four five six seven
eight nine ten and
""")
"""Words before a plural that ends as a verb does: `of all launches`."""
INTENT = listed("agreed plans plan hopes hope vowed promised ready intends wants want going pledged decided")
"""Words whose infinitive tells of what will be: `agreed to meet on Friday`."""
