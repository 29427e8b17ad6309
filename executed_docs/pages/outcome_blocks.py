"""The blocks of a page that show a snippet and its outcomes, as Markdown."""

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby, zip_longest
from pathlib import Path

from executed_docs.execution.outcome import Figure, Outcome
from executed_docs.execution.runtime import Runtime
from executed_docs.execution.snippet import Snippet
from executed_docs.fences import block


def blocks(
    snippet: Snippet,
    annotations: str,
    outcomes: Mapping[Runtime, Outcome],
    words: Mapping[str, str],
    part: str = "",
    drawn: Callable[[Figure], str] = lambda figure: figure.svg,
) -> Iterator[str]:
    """The code, its annotations, and one block for each different outcome, as Markdown.

    Args:
        snippet: The snippet.
        annotations: An ordered list, one item for each `# (n)!` in the code, or nothing.
        outcomes: The outcomes in the order in which they are shown.
        words: The words of the page's language.
        part: The part of the snippet that is shown; without one, it is the whole.
        drawn: Gives the HTML of a picture.
    """
    yield block("python", snippet.parts[part] if part else snippet.source, title=snippet.filename)
    if annotations.strip():
        yield annotations
    shown = of_part(outcomes, part)
    for runtimes, title in captions(snippet, shown, words, part):
        outcome = shown[runtimes[0]]
        if outcome.text:
            yield _output(outcome.text, outcome.error is not None, title)
        else:
            yield f"{title}\n{{ .outcome .silent }}"
        yield from map(drawn, outcome.figures)


def expected(snippet: Snippet, golden: Path | None) -> Iterator[str]:
    """What will stand on a page for a run that isn't done yet, as far as its golden is right.

    The caption of an outcome, which has the versions that the run reports, isn't known.
    """
    for source in snippet.parts.values() or (snippet.source,):
        yield block("python", source, title=snippet.filename)
    if golden and not snippet.parts and (text := golden.read_text(encoding="utf-8", errors="replace")):
        yield _output(text, golden.suffix == ".err", "")


def _output(text: str, raised: bool, title: str) -> str:
    lexer, kind = ("pytb", "error") if raised else ("text", "output")
    return block(lexer, text, "outcome", kind, "no-copy", title=title)


def of_part(outcomes: Mapping[Runtime, Outcome], part: str) -> Mapping[Runtime, Outcome]:
    """The outcomes of a part of a snippet; without its name, of the whole."""
    return {runtime: outcome.of_part(part) for runtime, outcome in outcomes.items()} if part else outcomes


def captions(
    snippet: Snippet, outcomes: Mapping[Runtime, Outcome], words: Mapping[str, str], part: str = ""
) -> Iterator[tuple[list[Runtime], str]]:
    """The runtimes that share an outcome, for each different one, and what stands above it.

    Args:
        snippet: The snippet.
        outcomes: What is shown of its outcomes.
        words: The words of the page's language.
        part: The part of the snippet that is shown; without one, it is the whole.
    """
    source = snippet.parts[part] if part else snippet.source
    by_outcome = sorted(outcomes, key=lambda runtime: _first_alike(runtime, outcomes))
    for _, group in groupby(by_outcome, key=lambda runtime: _first_alike(runtime, outcomes)):
        runtimes = list(group)
        outcome = outcomes[runtimes[0]]
        silent = "figure" if outcome.figures else "no_output"
        caption = [words["error" if outcome.error else "output"] if outcome.text else words[silent]]
        if part and part not in outcome.parts:
            caption = [words["not_run"]]
        if runtimes[0].rewritten(source) != source:
            caption.append(words["rewritten_import"])
        caption.append(versions(runtimes, outcomes))
        if not snippet.project.goldens:
            caption.append(words["unasserted"])
        yield runtimes, " · ".join(caption)


def versions(runtimes: list[Runtime], outcomes: Mapping[Runtime, Outcome]) -> str:
    """The versions that the runs of some runtimes of a family reported, each stated once."""
    reported = [list(outcomes[runtime].versions.items()) for runtime in runtimes]
    return " · ".join(
        ", ".join(dict.fromkeys(" ".join(each) for each in same if each)) for same in zip_longest(*reported)
    )


def _first_alike(runtime: Runtime, outcomes: Mapping[Runtime, Outcome]) -> int:
    """The position of the first runtime of the family whose readers see the same."""
    own = outcomes[runtime]
    return next(
        position
        for position, (other, outcome) in enumerate(outcomes.items())
        if (other.family, outcome.text, outcome.error, outcome.figures)
        == (runtime.family, own.text, own.error, own.figures)
    )
