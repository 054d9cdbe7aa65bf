"""What a program may suggest and an editor decides: new names, spellings of one name, topics.

`run` makes the suggestions, `apply` writes what was taken, `waiting` counts without making any.
"""
