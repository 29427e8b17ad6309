"""The languages say the same, as was read and confirmed, and in the words that belong there."""

from pathlib import Path

import pytest

from executed_docs.translation import ledger
from publishing import wording

ROOT = Path(__file__).resolve().parents[1]


def test_both_languages_say_what_was_confirmed() -> None:
    complaints = list(ledger.mismatches(ROOT))
    if complaints:
        pytest.fail("\n\n".join(complaints), pytrace=False)


def test_the_wording_is_right() -> None:
    complaints = list(wording.mismatches(ROOT))
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)
