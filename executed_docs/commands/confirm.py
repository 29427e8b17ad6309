"""Confirms that all languages say the same, and shows what changed since they did last."""

import difflib
import sys
from collections import defaultdict
from collections.abc import Collection
from pathlib import Path

from executed_docs import options
from executed_docs.errors import BuildError, UnreadableError
from executed_docs.translation import ledger, sources
from executed_docs.translation.ledger import Entry, State
from executed_docs.translation.passages import Documentation, Passage


def confirm(documentation: Documentation, names: Collection[str] = ()) -> tuple[list[str], list[str]]:
    """Writes the ledger.

    Args:
        documentation: The documentation.
        names: The passages to confirm, such as `lambda-layer#saving`. Without any, these are all
            that are new or that changed in all languages, and entries of what is gone are deleted.

    Returns:
        What was confirmed or deleted, and what was left as it is: messages for the author.

    Raises:
        UnreadableError: A file with passages can't be read; nothing was written.
    """
    by_source: dict[str, list[Passage]] = defaultdict(list)
    for passage in sources.passages(documentation):
        by_source[passage.source].append(passage)
    known = [passage.name for own in by_source.values() for passage in own]
    done: list[str] = []
    left = [_unknown(name, known) for name in names if name not in known]
    for source in sorted({*by_source, *ledger.confirmed_sources(documentation.root)}):
        own = by_source[source]
        if names and not {passage.name for passage in own} & {*names}:
            continue
        try:
            before = ledger.read(documentation, source)
        except UnreadableError as error:
            left.append(str(error))
            continue
        after, confirmed, waiting = _confirmed(documentation, own, before, names)
        done += confirmed
        left += waiting
        for id in before.keys() - after.keys():
            if names:
                after[id] = before[id]
            else:
                done.append(f"Deleted: {source}#{id}, which is gone.")
        if after != before:
            ledger.write(documentation.root, source, after)
    return done, left


def _confirmed(
    documentation: Documentation, own: list[Passage], before: dict[str, Entry], names: Collection[str]
) -> tuple[dict[str, Entry], list[str], list[str]]:
    after: dict[str, Entry] = {}
    done, left = [], []
    for passage in own:
        entry = before.get(passage.id)
        now = ledger.state(documentation, passage, entry)
        wanted = passage.name in names if names else now in {State.NEW, State.ALL_CHANGED}
        if wanted and now not in {State.HALF, State.SETTLED}:
            after[passage.id] = ledger.confirmed(passage)
            done.append(_shown(passage, entry))
            continue
        if entry:
            after[passage.id] = entry
        if now != State.SETTLED and (wanted or not names):
            left.append(ledger.mismatch(documentation, passage, entry, now))
    return after, done, left


def _shown(passage: Passage, entry: Entry | None) -> str:
    changes = [
        ledger.difference(text, entry.prose.get(language, "") if entry else "")
        for language, text in passage.texts.items()
    ]
    return "\n".join([f"Confirmed: {passage.name}", *filter(None, changes)])


def _unknown(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
    hint = f" Nearest: {', '.join(near)}." if near else ""
    return f"There is no {name}: a section is named like lambda-layer#saving.{hint}"


def main() -> int:
    try:
        given, config = options.load(Path.cwd())
        documentation = given.documentation(Path.cwd(), config)
        done, left = confirm(documentation, sys.argv[1:])
    except BuildError as error:
        done, left = [], [str(error)]
    print("\n\n".join(done) or "Nothing was confirmed.")
    for message in left:
        print(f"\nNot confirmed: {message}", file=sys.stderr)
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
