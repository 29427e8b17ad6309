"""The front matter of a page: what is wrong with it, and in which line."""

import re

import yaml

_BLOCK = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.MULTILINE | re.DOTALL)


def problem(text: str) -> tuple[int, str] | None:
    """What is wrong with the front matter of a page.

    Args:
        text: The whole file.

    Returns:
        The line and the cause; None if nothing is wrong, or if there is no front matter.
    """
    if not re.match(r"---[ \t]*\n", text):
        return None
    block = _BLOCK.match(text)
    if block is None:
        return 1, "no line --- ends it"
    try:
        found = yaml.safe_load(block[1])
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        return line + 2, error.problem or "it can't be parsed"
    except yaml.YAMLError as error:
        return 2, str(error)
    if not isinstance(found, dict):
        return 2, f"it has no names, such as description: it is {type(found).__name__}"
    return None
