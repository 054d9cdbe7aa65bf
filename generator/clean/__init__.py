"""A raw article's bytes to its cleaned text, its front matter with evidence, and a record of every line's fate.

`clean` is the whole of it; `received` gives the same verdicts back from the record, for the page "as received".
"""

from generator.clean.cleaned import Cleaned as Cleaned
from generator.clean.cleaned import clean as clean
from generator.clean.received import received as received
