"""The languages say the same: each passage was read beside its twin and confirmed."""

from pathlib import Path

import pytest

from publishing import ledger

ROOT = Path(__file__).resolve().parents[1]


def test_both_languages_say_what_was_confirmed() -> None:
    complaints = list(ledger.complaints(ROOT))
    if complaints:
        pytest.fail("\n\n".join(complaints), pytrace=False)
