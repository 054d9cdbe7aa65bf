"""The command `pressmark`: finds the subcommand, runs it, and turns how it ended into an exit code.

Nothing heavy is imported here: what a command needs is imported when it runs.
"""

import errno
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

from generator import __version__
from generator.errors import ContentError, SurroundingsError

COMMANDS = {
    "ingest": "generator.commands.ingest",
    "build": "generator.commands.build",
    "serve": "generator.commands.serve",
    "check": "generator.commands.check",
    "new": "generator.commands.new",
    "explain": "generator.commands.explain",
    "status": "generator.commands.status",
    "suggest": "generator.commands.suggest",
    "rename": "generator.commands.rename",
    "import": "generator.commands.import_notes",
    "export": "generator.commands.export",
    "verify": "generator.commands.verify",
    "init": "generator.commands.init",
}
"""Name → the module whose `command` it is, in the order of an editor's day."""

DONE, WRONG_CONTENT, WRONG_USAGE, SURROUNDINGS, BUG, INTERRUPTED = 0, 1, 2, 3, 70, 130
"""Exit codes; 70 is `EX_SOFTWARE` of sysexits.h, 130 what shells give for Ctrl-C."""

_SURROUNDINGS = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EMFILE, errno.ENFILE, errno.EIO}
)


class _Commands(click.Group):
    """Subcommands by name, each imported only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(COMMANDS[cmd_name]).command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, 1)
            ctx.fail(f"there is no command '{args[0]}'" + (f"; did you mean '{near[0]}'?" if near else ""))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
            return code
        except BrokenPipeError:  # whoever read our output has seen enough; click would say 1, as for wrong content
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains once more at its end
            return INTERRUPTED

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, *_: Any, **extra: Any) -> Any:
        sys.exit(self._ended(args, prog_name or "pressmark", extra))

    def _ended(self, args: Sequence[str] | None, prog_name: str, extra: dict[str, Any]) -> int:
        """The exit code, after saying what went wrong."""
        try:
            code = super().main(args, prog_name, **{**extra, "standalone_mode": False})
            return code if isinstance(code, int) else DONE
        except click.ClickException as error:
            error.show()
            return error.exit_code
        except click.Abort:
            return INTERRUPTED
        except ContentError as error:
            _say("\n".join(map(str, error.problems)))
            return WRONG_CONTENT
        except SurroundingsError as error:
            _say(f"pressmark: {error}")
            return SURROUNDINGS
        except OSError as error:
            if error.errno not in _SURROUNDINGS:
                return _bug()
            _say(f"pressmark: {error.strerror}: {error.filename or 'while writing'}\n  fix: {_FIX}")
            return SURROUNDINGS
        except Exception:  # noqa: BLE001 - Python's own exit code for it, 1, would say that the content is wrong
            return _bug()


_FIX = "make room, or choose an --output in a folder you may write to; the live site was not touched"


def _say(text: str) -> None:
    click.echo(text, err=True)


def _bug() -> int:
    import traceback

    traceback.print_exc()
    _say("pressmark: this is a bug in Pressmark, not in what you wrote")
    return BUG


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="pressmark", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """Raw articles in, a cross-linked, annotated news archive out.

    `pressmark ingest` cleans what is new in content/raw, `pressmark build` makes site/.
    """
    if os.environ.get("NO_COLOR"):
        context.color = False
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # as stderr: a terminal without the letter is no bug
