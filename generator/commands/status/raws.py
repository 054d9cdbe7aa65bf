"""What `pressmark status` says of raw files."""

from collections.abc import Iterator

from generator.commands.status.held import Held
from generator.read.raws import file_of, is_container


def waiting_raws(held: Held) -> Iterator[str]:
    """Raw files of which no article was made yet."""
    paths = {article.raw for article in held.articles.values()}
    digests = {article.raw_sha256 for article in held.articles.values()}
    taken_in = {digest for _, digest in held.taken_in}
    for path, digest in held.raws.items():
        is_known = digest in digests or (digest in taken_in if is_container(path) else path in paths)
        if not is_known:
            yield f"content/{path}"


def changed_raws(held: Held) -> Iterator[str]:
    """Articles whose raw file is no longer the one they were made from. A moved file is the same file.

    A file that holds documents waits as a whole, and says nothing of any of them.
    """
    digests = set(held.raws.values())
    for article in held.articles.values():
        file = file_of(article.raw, held.raws)
        if article.raw_sha256 and article.raw_sha256 not in digests and not (file and is_container(file)):
            yield f"content/{article.path}: {article.raw} {'has changed' if file else 'is missing'}"
