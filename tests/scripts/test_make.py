"""The commands of make: `make help` and the README list what there is."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml


@pytest.fixture
def listed(root: Path, tmp_path: Path) -> dict[str, str]:
    """What `make help` says, by command: it needs nothing but the Makefile."""
    shutil.copy(root / "Makefile", tmp_path)
    # `make test` runs this too: its own make would name the folders that it enters and leaves.
    own = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    done = subprocess.run(["make", "help"], cwd=tmp_path, env=own, capture_output=True, text=True, check=True)
    return dict(line.split(None, 1) for line in done.stdout.splitlines())


def test_make_help_lists_all_commands_and_what_each_does(root: Path, listed: dict[str, str]) -> None:
    (phony,) = re.findall(r"^\.PHONY: (.*)$", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert listed.keys() == {*phony.split()}
    assert all(text.endswith(".") for text in listed.values())


def test_the_readme_lists_commands_that_there_are(root: Path, listed: dict[str, str]) -> None:
    table = (root / "README.md").read_text(encoding="utf-8").partition("## Commands")[2].partition("\n## ")[0]
    named = {
        name
        for row in re.findall(r"^\| (`.*?`) \|", table, re.MULTILINE)
        for name in re.findall(r"make (\w+)", row)
    }
    assert named == listed.keys() - {"setup"}


def test_files_for_contributors_link_to_what_there_is(root: Path) -> None:
    for name in ("CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "README.md", "executed_docs/README.md"):
        text = (root / name).read_text(encoding="utf-8")
        links = re.findall(r"\]\((?!https?:)([^)#\s]+)", text)
        missing = [link for link in links if not (root / name).parent.joinpath(link).exists()]
        assert missing == [], name


@pytest.mark.parametrize("name", ["wrong-verdict", "missing-message", "translation"])
def test_a_template_of_an_issue_asks_for_what_is_needed(root: Path, name: str) -> None:
    form = yaml.safe_load((root / ".github" / "ISSUE_TEMPLATE" / f"{name}.yml").read_text(encoding="utf-8"))
    assert {"name", "description", "body"} <= form.keys()
    identifiers = [field["id"] for field in form["body"]]
    assert len(identifiers) == len({*identifiers})
    assert any(field.get("validations", {}).get("required") for field in form["body"])


def test_the_hooks_of_pre_commit_run_programs_that_there_are(root: Path) -> None:
    settings = yaml.safe_load((root / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    (local,) = settings["repos"]
    for hook in local["hooks"]:
        program = hook["entry"].split()[0]
        assert shutil.which(program) or (root / program).is_file(), hook["id"]
