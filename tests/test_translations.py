"""The languages say the same, as was read and confirmed, and in the words that belong there."""

from pathlib import Path

import pytest

from executed_docs import options
from executed_docs.translation import ledger
from executed_docs.translation.passages import Documentation
from publishing import wording


@pytest.fixture(scope="module")
def documentation(root: Path) -> Documentation:
    """This site's documentation, as its configuration declares it."""
    given, config = options.load(root)
    return given.documentation(root, config)


def test_all_languages_say_what_was_confirmed(documentation: Documentation) -> None:
    found = list(ledger.mismatches(documentation))
    if found:
        pytest.fail("\n\n".join(found), pytrace=False)


def test_the_wording_is_right(documentation: Documentation) -> None:
    found = list(wording.mismatches(documentation))
    if found:
        pytest.fail("\n".join(found), pytrace=False)
