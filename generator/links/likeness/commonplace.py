"""Words that reports on anything have, of our own choosing: in an archive of five reports nothing else could tell."""

COMMONPLACE = tuple(
    """
    according added added agency agreed area asked authorities began begin believe call called carried case cause
    central change chief city come coming company concern condition conference continue country countries course
    current day days decided decision deputy despite director district early effort eight eighth end ended expected
    far federal fifth find first five follow following force former forward four fourth full further future general
    give given going good government great group held help high home hope hour hours hundred immediate important
    include including increase independent individual information interview issue issued keep known large last late
    later lead leader leaders least leave left less level life line list little local long look low made main major
    man matter measure meet meeting member members men met middle might million minister ministry minute month months
    morning move name nation national near need never new news night nine north northern number office officer
    official officials open order organisation organization part parts past people percent period person place plan
    planned plans point police position possible power present president press previous private problem program
    programme public question quite reached read ready real reason recent region remain report reported reporter
    reporters result return right rise role round run said saturday says second secretary security seek seen senior
    sent seven several short show side sign since single site situation six small social source sources south
    southern speak special spoke spokesman spokesperson spokeswoman staff stand start started state stated statement
    states step still stop story strong support sunday system take taken taking talk team tell ten term third thing
    think thousand three time times today told tomorrow took top total town try turn twelve twenty twice use used
    view visit wait want way week weeks well west western whole wide win within without woman women work working
    world write year years yesterday yet young monday tuesday wednesday thursday friday january february march april
    june july august september october november december
    """.split()  # noqa: SIM905
)
