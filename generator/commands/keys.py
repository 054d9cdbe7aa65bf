"""Single keys from a person at a terminal, or from a pipe."""

import sys

import click

QUIT = "q"
"""What a pipe that has no more means."""


def key() -> str:
    """The next key, small; from a pipe the next character that is not blank. QUIT where there is none."""
    if not sys.stdin.isatty():
        char = sys.stdin.read(1)
        while char and char.isspace():
            char = sys.stdin.read(1)
        return char.lower() or QUIT
    try:
        return click.getchar().lower()
    except EOFError:
        return QUIT
