"""The languages say the same, as was read and confirmed, and in the words that belong there."""

from pathlib import Path

import pytest

from publishing import ledger, prose

ROOT = Path(__file__).resolve().parents[1]


def test_both_languages_say_what_was_confirmed() -> None:
    complaints = list(ledger.complaints(ROOT))
    if complaints:
        pytest.fail("\n\n".join(complaints), pytrace=False)


def test_the_wording_is_right() -> None:
    complaints = list(prose.complaints(ROOT))
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)
