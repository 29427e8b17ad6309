"""The API reference: what its pages depend on, and what rendering them tells others."""

import contextlib
import functools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from publishing import cache, fence, snippet

if TYPE_CHECKING:
    from griffe import Class, Function

_IDENTIFIER = re.compile(r"^[ #]*::: ?(\S+)", re.MULTILINE)
_OF_A_SNIPPET = re.compile(r"snippets\.(\w+)\.(\w+)\.\w+")
# A string that begins a statement is a docstring, or might be one.
_DOCSTRING = re.compile(r"(?:^|:)[ \t(]*[rRuU]?[\"']", re.MULTILINE)

# Stands for the page, which is another object in each build.
_PAGE = "\0page"

Calls = list[list[Any]]
"""What was told of a page: to whom, and the arguments."""


def facts(root: Path, config: MkDocsConfig, markdown: str) -> list[object]:
    """All that `:::` puts on a page, apart from what Markdown's own options say.

    Raises:
        SnippetError: That can't be told.
    """
    shown = []
    for identifier in _IDENTIFIER.findall(markdown):
        name = _OF_A_SNIPPET.fullmatch(identifier)
        if name is None:
            raise snippet.SnippetError(f"{identifier} is in no snippet")
        found = snippet.load(root, f"{name[1]}/{name[2]}")
        shown.append((found.source, found.local_modules))
    if not shown:
        return []
    # It reads docstrings, by what takes long to import.
    from publishing.docstrings import CATALOG

    # Whether all docstrings are translated is checked on the way.
    texts = [path.read_text(encoding="utf-8") for path in sorted((root / "snippets").rglob("*.py"))]
    return [
        shown,
        [text for text in texts if _DOCSTRING.search(text)],
        (root / CATALOG).read_text(encoding="utf-8"),
        repr(config.plugins["mkdocstrings"].config),
        cache.versions("mkdocstrings", "mkdocstrings-python", "mkdocs-autorefs"),
    ]


def described(config: MkDocsConfig, identifier: str, words: Mapping[str, str]) -> str:
    """What `:::` puts on a page, as plain Markdown.

    Args:
        config: The language's configuration.
        identifier: The path of a class or function.
        words: The words of the language.
    """
    handler = config.plugins["mkdocstrings"].get_handler("python")  # type: ignore[attr-defined]
    shown = handler.collect(identifier, handler.get_options({}))
    methods = [shown.members[name] for name in handler.global_options["members"] if name in shown.members]
    texts = [f"## {shown.name}", f"`{shown.path}`", *_described(shown, words)]
    for method in methods:
        texts += [f"### {shown.name}.{method.name}", *_described(method, words)]
    return "\n\n".join(texts)


def _described(shown: "Class | Function", words: Mapping[str, str]) -> Iterator[str]:
    from griffe import DocstringSectionKind

    yield fence.plain("python", shown.signature(return_type=False))
    if shown.docstring is None:
        return
    sections = shown.docstring.parsed
    kinds = {section.kind.value for section in sections if section.kind is not DocstringSectionKind.text}
    if not kinds <= words.keys():
        # A section that has no words here stands as it was written.
        yield shown.docstring.value
        return
    for section in sections:
        if section.kind is DocstringSectionKind.text:
            yield section.value
            continue
        items = []
        for item in section.value:
            name = getattr(item, "name", "") or item.annotation
            items.append(f"- `{name}`{words['colon']}{' '.join(item.description.split())}")
        yield f"**{words[section.kind.value]}**"
        yield "\n".join(items)


@contextlib.contextmanager
def told(config: MkDocsConfig) -> Iterator[Calls]:
    """What rendering a page tells the cross-references and the inventory meanwhile."""
    calls: Calls = []

    def noted(target: str, function: Any, *arguments: Any, **named: Any) -> None:
        calls.append([target, [_PAGE if isinstance(each, Page) else each for each in arguments], named])
        function(*arguments, **named)

    listeners = _listeners(config)
    for target, (owner, method) in listeners.items():
        setattr(owner, method, functools.partial(noted, target, getattr(owner, method)))
    try:
        yield calls
    finally:
        for owner, method in listeners.values():
            delattr(owner, method)


def tell(config: MkDocsConfig, page: Page, calls: Calls) -> None:
    """Tells the same of a page that isn't rendered again."""
    listeners = _listeners(config)
    for target, arguments, named in calls:
        owner, method = listeners[target]
        getattr(owner, method)(*(page if each == _PAGE else each for each in arguments), **named)


def _listeners(config: MkDocsConfig) -> dict[str, tuple[Any, str]]:
    found: dict[str, tuple[Any, str]] = {}
    if "autorefs" in config.plugins:
        found["anchor"] = config.plugins["autorefs"], "register_anchor"
    if "mkdocstrings" in config.plugins:
        found["inventory"] = config.plugins["mkdocstrings"].handlers.inventory, "register"  # type: ignore[attr-defined]
    return found
