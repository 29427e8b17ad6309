"""The commands that messages name: those of the project's Makefile, if it has them."""

from pathlib import Path

import pytest

from executed_docs import makefile


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (None, "`npm install`"),
        ("all: setup\n", "`npm install`"),
        ("all: setup\nset-up:\n", "`npm install`"),
        ("all: setup\nsetup: all  ## Install.\n", "`make setup`"),
    ],
)
def test_a_target_is_named_only_if_the_project_has_it(tmp_path: Path, text: str | None, shown: str) -> None:
    if text is not None:
        (tmp_path / "Makefile").write_text(text)
    assert makefile.command(tmp_path, "setup", "npm install") == shown
