"""Setting up on machines that lack something. Nothing is installed here."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import tomllib
import zipfile
from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path, root: Path) -> Path:
    """The project's set-up, without the project."""
    folder = tmp_path / "folder"
    (folder / "scripts").mkdir(parents=True)
    names = ["Makefile", "pyproject.toml", "requirements.txt", "package.json", "package-lock.json"]
    for name in [*names, "scripts/setup.sh"]:
        shutil.copy(root / name, folder / name)
    return folder


def make(folder: Path, target: str = "setup", **environment: str) -> subprocess.CompletedProcess[str]:
    # Not the settings of the make that runs these tests.
    environment_of_make = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        ["make", target, *(f"{name}={value}" for name, value in environment.items())],
        cwd=folder,
        env=environment_of_make,
        capture_output=True,
        text=True,
        timeout=60,
    )


def program(path: Path, script: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def fake_python(folder: Path, *, pip: str = "true", npm: str = "true", venv: str = "true") -> Path:
    """A Python 3.12 whose virtual environments hold this pip and this npm."""
    return program(
        folder / "python",
        f"""
case $1 in
  -c) echo 3.12 ;;
  -m) {venv} || exit 1
      mkdir -p .venv/bin
      printf '#!/bin/sh\\necho 3.12\\n' > .venv/bin/python
      printf '%s\\n' '#!/bin/sh' 'echo pip "$@" >> pip.log' '{pip}' > .venv/bin/pip
      printf '%s\\n' '#!/bin/sh' '{npm}' > .venv/bin/npm
      chmod +x .venv/bin/* ;;
esac""",
    )


def test_when_all_goes_well_it_is_done_once(folder: Path) -> None:
    python = fake_python(folder)
    assert make(folder, PYTHON=str(python)).returncode == 0
    assert (folder / ".venv/ready").exists()
    log = (folder / "pip.log").read_text()
    assert "--require-hashes --only-binary :all: --requirement requirements.txt" in log
    assert make(folder, PYTHON=str(python)).returncode == 0
    assert (folder / "pip.log").read_text() == log


@pytest.mark.parametrize("version", ["2.7", "3.10", "3.14"])
def test_an_unsupported_python_is_named_with_the_cure(folder: Path, version: str) -> None:
    python = program(folder / "python", f"echo {version}")
    made = make(folder, PYTHON=str(python))
    assert made.returncode != 0
    assert f"is Python {version}; TensorFlow needs 3.11, 3.12 or 3.13" in made.stderr
    assert "make PYTHON=python3.12" in made.stderr
    assert not (folder / ".venv").exists()


@pytest.mark.parametrize("python", ["no-such-python", "false"])
def test_no_python_at_all_is_named_with_the_cure(folder: Path, python: str) -> None:
    made = make(folder, PYTHON=python)
    assert made.returncode != 0
    assert f"There is no '{python}'. Install Python 3.11, 3.12 or 3.13" in made.stderr
    assert not (folder / ".venv").exists()


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ({"venv": "false"}, "apt-get install python3-venv"),
        ({"pip": "exit 1"}, "The Python packages could not be installed"),
        ({"pip": 'case "$*" in *editable*) exit 1;; esac'}, "This project could not be installed"),
        ({"npm": "exit 1"}, "The npm packages could not be installed"),
    ],
    ids=["venv", "packages", "project", "npm"],
)
def test_a_step_that_fails_is_named_and_tried_again(
    folder: Path, broken: dict[str, str], message: str
) -> None:
    made = make(folder, PYTHON=str(fake_python(folder, **broken)))
    assert made.returncode != 0
    assert message in made.stderr
    assert not (folder / ".venv/ready").exists()
    shutil.rmtree(folder / ".venv", ignore_errors=True)
    assert make(folder, PYTHON=str(fake_python(folder))).returncode == 0


def test_a_package_index_that_can_t_be_reached_is_named(folder: Path, root: Path) -> None:
    # A package that is installed nowhere: what is installed already needs no index.
    (folder / "requirements.txt").write_text(f"nowhere==1 --hash=sha256:{'0' * 64}\n")
    pip = f'PIP_INDEX_URL=http://127.0.0.1:9 PIP_RETRIES=0 exec {root}/.venv/bin/pip "$@"'
    made = make(folder, PYTHON=str(fake_python(folder, pip=pip)))
    assert made.returncode != 0
    assert (
        "could not be installed: see pip's message above. If the package index can't be reached"
        in made.stderr
    )
    assert not (folder / ".venv/ready").exists()


@pytest.mark.parametrize("right", [True, False])
def test_a_package_that_is_not_the_pinned_one_is_not_installed(folder: Path, root: Path, right: bool) -> None:
    wheel = folder / "tiny-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("tiny.py", "")
        archive.writestr("tiny-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1\n")
        archive.writestr("tiny-1.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr("tiny-1.dist-info/RECORD", "")
    pinned = hashlib.sha256(wheel.read_bytes()).hexdigest() if right else "0" * 64
    (folder / "requirements.txt").write_text(f"tiny @ {wheel.as_uri()} --hash=sha256:{pinned}\n")
    # The project itself is not what this is about.
    pip = f'case "$*" in *editable*) ;; *) exec {root}/.venv/bin/pip "$@" --dry-run ;; esac'
    made = make(folder, PYTHON=str(fake_python(folder, pip=pip)))
    assert (made.returncode == 0) is right, made.stderr
    assert ("DO NOT MATCH THE HASHES" in made.stderr) is not right
    assert (folder / ".venv/ready").exists() is right


def test_everything_is_pinned_with_its_hash(root: Path) -> None:
    pins: dict[str, dict[str, str]] = {}
    for name in ("requirements.txt", "requirements-cluster.txt", "requirements-torch.txt"):
        text = (root / name).read_text()
        pins[name] = dict(re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE))
        hashed = re.findall(r"^([\w.-]+)==.*\\\n +--hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)
        # A package may have a version, or a build, for each of several systems.
        assert list(dict.fromkeys(hashed)) == list(pins[name])
        assert len(hashed) == len(re.findall(r"^[\w.-]+==", text, re.MULTILINE))
    # The extras move no version of the rest.
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    rest = pins["requirements.txt"]
    for extra, packages in project["optional-dependencies"].items():
        own = pins[f"requirements-{extra}.txt"]
        assert {package.partition("==")[0] for package in packages} <= own.keys()
        assert all(own[name] == rest[name] for name in own.keys() & rest.keys())
    packages = json.loads((root / "package-lock.json").read_text())["packages"]
    assert all("integrity" in package for place, package in packages.items() if place)
    assert "ignore-scripts=true" in (root / ".npmrc").read_text().splitlines()


def test_pytorch_is_a_build_for_the_cpu_alone(root: Path) -> None:
    text = (root / "requirements-torch.txt").read_text()
    names = set(re.findall(r"^([\w.-]+)==", text, re.MULTILINE))
    assert "torch" in names
    assert not [name for name in names if name.startswith(("nvidia", "cuda", "triton"))]


@pytest.mark.parametrize("works", [True, False])
def test_pytorch_is_installed_once_from_its_list_or_said_to_be_missing(
    folder: Path, root: Path, works: bool
) -> None:
    shutil.copy(root / "requirements-torch.txt", folder)
    python = fake_python(folder, pip="true" if works else 'case "$*" in *torch*) exit 1;; esac')
    for _ in range(2):
        made = make(folder, "torch", PYTHON=str(python))
        assert (made.returncode == 0) is works
        assert (
            "PyTorch and OpenVINO could not be installed: see pip's message above." in made.stderr
        ) is not works
        assert (folder / ".venv/torch").exists() is works
    runs = [
        line for line in (folder / "pip.log").read_text().splitlines() if "requirements-torch.txt" in line
    ]
    assert len(runs) == (1 if works else 2)
    assert "--require-hashes --only-binary :all:" in runs[0]


def test_the_two_commands_of_the_readme_do_without_pytorch(folder: Path, root: Path) -> None:
    shutil.copy(root / "requirements-torch.txt", folder)
    assert make(folder, PYTHON=str(fake_python(folder))).returncode == 0
    assert "torch" not in (folder / "pip.log").read_text()


def out_of_place(folder: Path) -> list[str]:
    """Returns what `folder` has committed though `.gitignore` names it, or though it is a symbolic link."""

    def listed(*options: str) -> list[str]:
        listing = subprocess.run(
            ["git", "ls-files", "-z", *options], cwd=folder, check=True, capture_output=True, text=True
        )
        return listing.stdout.split("\0")[:-1]

    links = [entry.partition("\t")[2] for entry in listed("--stage") if entry.startswith("120000 ")]
    return sorted({*links, *listed("--cached", "--ignored", "--exclude-standard")})


def test_nothing_of_this_machine_is_committed(root: Path) -> None:
    assert out_of_place(root) == []


def test_a_link_and_what_is_installed_are_out_of_place(tmp_path: Path, root: Path) -> None:
    shutil.copy(root / ".gitignore", tmp_path)
    (tmp_path / "node_modules").symlink_to(tmp_path)
    (tmp_path / "data").symlink_to(tmp_path)
    (tmp_path / "README.md").touch()
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    subprocess.run(["git", "add", "."], cwd=tmp_path, check=True)
    assert out_of_place(tmp_path) == ["data"]
    subprocess.run(["git", "add", "--force", "node_modules"], cwd=tmp_path, check=True)
    assert out_of_place(tmp_path) == ["data", "node_modules"]


def test_actions_are_pinned_by_commit(root: Path) -> None:
    for workflow in (root / ".github" / "workflows").glob("*.yml"):
        used = re.findall(r"uses: (\S+)", workflow.read_text())
        assert used
        assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action) for action in used), workflow


def test_what_a_workflow_leaves_out_is_a_test(root: Path) -> None:
    left_out = [
        test
        for workflow in (root / ".github" / "workflows").glob("*.yml")
        for test in re.findall(r"--deselect=(\S+)", workflow.read_text())
    ]
    assert left_out
    for test in left_out:
        path, _, name = test.partition("::")
        assert f"def {name}(" in (root / path).read_text(), f"there is no {test}"


def test_another_python_gets_another_environment(folder: Path) -> None:
    program(folder / ".venv/bin/python", "echo 3.11")
    make(folder, PYTHON=str(fake_python(folder)))
    assert "3.12" in (folder / ".venv/bin/python").read_text()
