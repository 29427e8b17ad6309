"""The API reference as plain Markdown."""

from textwrap import indent

import griffe
import pytest

from executed_docs.editions import api_reference
from executed_docs.locale import words

CLASS = '''
class Layer:
    """A layer."""

    def call(self, x):
        """Calls it."""

    def build(self):
        """Builds it."""
'''


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("section", "shown"),
    [
        ("Args:\n    x: A\n        tensor.", "**{parameters}**\n- `x`{colon}A tensor."),
        ("Raises:\n    ValueError: No.", "**{raises}**\n- `ValueError`{colon}No."),
        ("Examples:\n    >>> call(1)", "Calls it.\n\nExamples:\n    >>> call(1)"),
    ],
)
def test_the_markdown_of_a_function(language: str, section: str, shown: str) -> None:
    source = f'def call(x=1):\n    """Calls it.\n\n{indent(section, "    ")}\n    """\n'
    with griffe.temporary_visited_module(source, docstring_parser="google") as module:
        text = api_reference.markdown(module["call"], [], words.load(language))
    assert text.startswith("## call\n\n`module.call`\n\n```python\ncall(x=1)\n```\n\nCalls it.")
    shown = shown.format(**words.load(language))
    assert text.replace("\n\n- ", "\n- ").endswith(shown)


def test_of_a_class_the_methods_that_the_reference_shows() -> None:
    with griffe.temporary_visited_module(CLASS, docstring_parser="google") as module:
        text = api_reference.markdown(module["Layer"], ["call", "other"], words.load("en"))
    assert text.endswith("A layer.\n\n### Layer.call\n\n```python\ncall(x)\n```\n\nCalls it.")
    assert "build" not in text
