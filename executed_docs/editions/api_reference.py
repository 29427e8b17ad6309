"""The API reference of a class or function, as plain Markdown."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from executed_docs import fences
from executed_docs.locale.words import Words

if TYPE_CHECKING:
    from griffe import Class, Function


def markdown(shown: "Class | Function", members: Sequence[str], words: Words) -> str:
    """What `:::` puts on a page, as plain Markdown.

    Args:
        shown: The class or function.
        members: The names of a class's methods that the reference shows.
        words: The words of the language.
    """
    methods = [
        member for name in members if (member := shown.members.get(name)) is not None and member.is_function
    ]
    texts = [f"## {shown.name}", f"`{shown.path}`", *_described(shown, words)]
    for method in methods:
        texts += [f"### {shown.name}.{method.name}", *_described(method, words)]  # type: ignore[arg-type]
    return "\n\n".join(texts)


def _described(shown: "Class | Function", words: Words) -> Iterator[str]:
    from griffe import DocstringSectionKind

    yield fences.plain("python", shown.signature(return_type=False))
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
