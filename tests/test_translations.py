"""The languages say the same, as was read and confirmed, and in the words that belong there."""

from pathlib import Path

import pytest

from executed_docs import options
from executed_docs.translation import ledger
from executed_docs.translation.passages import Documentation
from publishing import wording

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def documentation() -> Documentation:
    """The documentation that the site's configuration declares."""
    declared, config = options.load(ROOT)
    return declared.documentation(ROOT, config)


def test_both_languages_say_what_was_confirmed(documentation: Documentation) -> None:
    mismatches = list(ledger.mismatches(documentation))
    if mismatches:
        pytest.fail("\n\n".join(mismatches), pytrace=False)


def test_the_wording_is_right(documentation: Documentation) -> None:
    mismatches = list(wording.mismatches(documentation))
    if mismatches:
        pytest.fail("\n".join(mismatches), pytrace=False)
