"""A raw article's bytes to its cleaned text, its front matter with evidence, and a record of every line's fate.

`cleaned.clean` is the whole of it; `received` gives the same verdicts back from the record, for the page "as received".
Nothing is imported here: a build reads documents and records, and must not pay for the rules.
"""
