"""The document's code stands on the site as the document has it."""

import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent / "data" / "document.zh.md"
BLOCKS = [
    block.strip("\n").splitlines()
    for block in re.findall(
        r"^```Python\n(.*?)^```", SOURCE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
]
SNIPPETS = sorted((SOURCE.parents[2] / "snippets").glob("*/document_*.py"))


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block[-1])
def test_every_block_stands_in_a_snippet_unchanged(block: list[str]) -> None:
    assert any(
        _lines(path)[start : start + len(block)] == block
        for path in SNIPPETS
        for start in range(len(_lines(path)))
    )


@pytest.mark.parametrize("path", SNIPPETS, ids=lambda path: path.stem)
def test_only_imports_are_added(path: Path) -> None:
    of_the_document = {line for block in BLOCKS for line in block}
    added = [line for line in _lines(path) if line not in of_the_document and line]
    imports = {"import numpy as np", "import tf_keras as keras", "from tf_keras import backend as K"}
    assert set(added) <= imports
