"""Where esbuild's program is, on machines that this one is not."""

import json
import platform
import sys
from pathlib import Path

import pytest

from executed_docs.assets import esbuild

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("system", "machine"),
    [("linux", "x86_64"), ("linux", "aarch64"), ("darwin", "x86_64"), ("darwin", "arm64")],
)
def test_each_machine_s_program_is_in_a_package_that_esbuild_names(
    system: str, machine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = json.loads((ROOT / "node_modules" / "esbuild" / "package.json").read_text(encoding="utf-8"))
    for package in about["optionalDependencies"]:
        program = tmp_path / "node_modules" / package / "bin" / "esbuild"
        program.parent.mkdir(parents=True)
        program.touch()
    (tmp_path / "node_modules" / ".package-lock.json").touch()
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(platform, "machine", lambda: machine)
    assert system in esbuild.program(tmp_path).parts[-3]
