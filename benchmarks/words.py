"""The corpus's words, most used first: invented names, and plain English that any newspaper prints.

Every verb and noun here is regular, so that `prose` can inflect it by rule.
"""

# ruff: noqa: SIM905 - words as a text one can read, not as two hundred quoted strings

NOUNS = tuple(
    """
    agreement report council budget harbour contract inspection minister hospital bridge railway school committee court
    election village market company factory river ferry union strike tender proposal inquiry
    permit tunnel airport terminal pipeline reservoir dam harvest drought flood storm shipment cargo vessel crew pilot
    engineer teacher doctor nurse surgeon farmer miner trader broker auditor inspector judge prosecutor witness lawyer
    senator deputy mayor governor chairman spokesman delegate envoy ambassador treaty border customs-post checkpoint
    garrison exercise barracks helicopter convoy patrol radar satellite laboratory vaccine clinic patient epidemic
    laboratory-test student lecture university library archive museum theatre festival orchestra stadium league referee
    tournament champion coach transfer sponsor ticket tram depot timetable passenger commuter motorway junction
    roundabout crossing pavement square district suburb quarter settlement tower warehouse workshop foundry refinery
    turbine generator grid meter tariff subsidy grant loan bond deposit pension wage salary bonus levy surcharge fine
    penalty licence regulation amendment clause paragraph petition referendum ballot coalition majority opposition
    resignation appointment mandate charter constitution province region territory island peninsula valley forest
    orchard vineyard fishery quota catch-limit trawler lighthouse pier quay dockyard shipyard crane container
    invoice ledger account estimate forecast survey census sample margin shortage surplus delay deadline milestone
    blueprint foundation roof corridor archive-room exhibit painting manuscript novelist editor columnist broadcast
    transmitter frequency network router database password server camera microphone headline bulletin
    """.split()
)

VERBS = tuple(
    """
    approve reject delay announce support oppose finance inspect repair replace extend reduce increase review
    publish launch suspend cancel reopen close secure protect inform welcome criticise question
    confirm outline present discuss postpone complete examine restore strengthen weaken deliver order purchase lease
    acquire restructure audit certify license prosecute investigate monitor measure record register report tackle
    address assess evaluate endorse ratify renew revise clarify defend explain dispute ignore accept adopt enforce
    abolish introduce prepare organise coordinate supervise manage operate modernise expand relocate demolish
    construct connect separate divide merge transform convert redirect distribute supply store transport export
    import tax subsidise compensate reimburse insure guarantee promise demand request recommend advise warn
    accuse blame praise honour celebrate commemorate attend boycott disrupt occupy evacuate rescue shelter treat
    vaccinate train recruit employ dismiss promote reassign survey sample estimate calculate predict
    """.split()
)

ADJECTIVES = tuple(
    """
    new public local regional national former annual joint final early formal recent common major minor central
    northern southern eastern western coastal rural urban municipal federal provincial private independent military
    civilian commercial industrial agricultural medical legal financial technical environmental historic modern
    temporary permanent provisional preliminary interim draft revised confidential controversial unpopular popular
    ambitious modest costly cheap reliable fragile obsolete ageing damaged abandoned neglected crowded remote narrow
    broad shallow deep steep flooded frozen dry fertile polluted protected restricted disputed contested occupied
    neutral bilateral foreign domestic overseas maritime naval aerial underground electric diesel nuclear solar
    digital manual seasonal weekly monthly quarterly belated hasty careful thorough superficial detailed vague
    precise unexpected predictable inevitable avoidable lawful unlawful voluntary compulsory exempt eligible
    qualified senior junior acting outgoing incoming veteran unnamed anonymous prominent obscure
    wealthy impoverished resilient vulnerable sceptical optimistic cautious furious patient weary determined
    """.split()
)

ADVERBS = tuple(
    """
    again quickly slowly formally quietly openly privately largely partly repeatedly narrowly unanimously reluctantly
    eventually gradually abruptly briefly jointly separately directly indirectly officially unofficially temporarily
    permanently promptly belatedly widely locally regionally nationally legally technically financially carefully
    thoroughly deliberately accidentally unexpectedly predictably successfully unsuccessfully peacefully firmly
    tentatively
    """.split()
)

ROLES = (
    "the transport minister",
    "the mayor",
    "the chief engineer",
    "the opposition leader",
    "the union secretary",
    "the harbour master",
    "the committee’s chair",
    "the finance minister",
    "the head of the inquiry",
    "the ambassador",
    "the regional governor",
    "the court’s president",
    "the hospital’s director",
    "the company’s founder",
    "the colonel in charge",
)

TIMES = (
    "on Monday",
    "on Tuesday",
    "on Wednesday",
    "on Thursday",
    "on Friday",
    "late on Saturday",
    "early on Sunday",
    "last week",
    "in the spring",
    "before the summer recess",
    "within ninety days",
    "by the end of the year",
    "after a long debate",
    "for the third time",
    "since the previous winter",
    "during the night",
    "at noon",
    "without further notice",
)

TOPICS = tuple(
    """
    transport harbours railways energy elections health schools courts trade agriculture fisheries defence water housing
    labour taxes police weather roads budgets hospitals universities mining forestry tourism aviation shipping
    telecommunications banking insurance pensions migration diplomacy borders treaties broadcasting newspapers theatre
    music painting football rowing cycling athletics archaeology museums libraries religion charity children
    floods droughts storms epidemics pollution recycling wildlife astronomy mathematics computing
    """.split()
)

PUBLISHERS = (
    "Morning Ledger",
    "Harbour Gazette",
    "The Northern Dispatch",
    "Valley Courier",
    "Evening Register",
    "The Coast Observer",
    "Provincial Herald",
    "Tollgate Review",
    "The Inland Post",
    "Capital Chronicle",
    "Meridian Wire",
    "Lantern Weekly",
)

GIVEN_NAMES = tuple(
    """
    Adela Bruno Carla Dmitri Elena Farid Greta Hamid Irena Jonas Katya Lazlo Mirela Nadim Olga Pavel Qasim Rosa Stefan
    Tamara Umar Vera Willem Xenia Yusuf Zofia Anton Beata Cyril Dalia
    """.split()
)

SYLLABLES = tuple(
    """
    bar dor vel mir kas tol ren sha gul nov lin hem tar osk bel dra fen gar hol jas kel lor mun nar pol quin ros sel
    tam urb var wes yar zim and ber cor del
    """.split()
)
NAME_ENDINGS = ("ov", "an", "ek", "sson", "i", "ard", "ez", "well", "ić", "ow", "en", "a")
PLACE_ENDINGS = ("a", "burg", "ia", "holm", "port", "stan", "mouth", "ford", "grad", "ville")
BODIES = (
    "Authority",
    "Institute",
    "Commission",
    "Federation",
    "Company",
    "Agency",
    "Union",
    "Trust",
    "Board",
    "Council",
)
