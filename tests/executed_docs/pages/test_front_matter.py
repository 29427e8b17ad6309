"""What is wrong with a page's front matter is named with its line."""

import pytest

from executed_docs.pages import front_matter


@pytest.mark.parametrize(
    "text",
    [
        "# Page\n",
        "---\ndescription: A page.\nnotebook: true\n---\n\n# Page\n",
        "---\ndescription: A page.\n...\n# Page\n",
        "Text.\n\n---\n\nMore.\n",
    ],
    ids=["none", "a mapping", "closed by dots", "a rule in the text"],
)
def test_nothing_is_wrong(text: str) -> None:
    assert front_matter.problem(text) is None


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        ("---\na: 1\ndescription: Lambda: a page.\n---\n", 3, "mapping values are not allowed here"),
        ("---\ndescription: [\n---\n", 3, "but found '<stream end>'"),
        ("---\n- description\n---\n", 2, "it is list"),
        ("---\n\n---\n", 2, "it is NoneType"),
        ("---\ndescription: A page.\n\n# Page\n", 1, "no line --- ends it"),
        ("---\na: \x01\n---\n", 2, "unacceptable character"),
    ],
)
def test_the_line_and_the_cause(text: str, line: int, cause: str) -> None:
    found = front_matter.problem(text)
    assert found
    assert found[0] == line
    assert cause in found[1]
