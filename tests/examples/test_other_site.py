"""The engine in other hands: its wheel in an environment without Keras, and without this repository."""

import base64
import os
import re
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from lxml import html

from scripts import engine

pytestmark = pytest.mark.slow

ZENSICAL = "zensical==0.0.73"
TRIED = ("mkdocs", "mkdocs-material", "mkdocstrings", "mkdocstrings-python", "markdown", "numpy", "pytest")
"""What is installed there in the version that it has here."""

PAGES = ("index.html", "floats/index.html", "arrays/index.html", "temperatures/index.html")


@pytest.fixture(scope="session")
def programs(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of an environment in which the engine's wheel is installed."""
    folder = tmp_path_factory.mktemp("elsewhere")
    wheel = engine.build(root, folder)
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    constraints = folder / "constraints.txt"
    constraints.write_text("".join(f"{name}=={metadata.version(name)}\n" for name in TRIED))
    command = [str(folder / "venv/bin/pip"), "install", "--quiet", "--disable-pip-version-check"]
    command += ["--constraint", str(constraints), f"{wheel}[material,api,notebooks]", ZENSICAL, "pytest"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder / "venv" / "bin"


class Elsewhere:
    """A copy of the example, with the programs of the other environment."""

    def __init__(self, project: Path, programs: Path) -> None:
        self.project = project
        self._programs = programs

    def run(self, program: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        command = [str(self._programs / program), *arguments]
        return subprocess.run(
            command, cwd=self.project, env=environment, capture_output=True, text=True, timeout=120
        )

    def pages(self, site: str) -> list[list[tuple[str, str]]]:
        """What each page shows of runs: the kind of each block, and its text."""
        return [
            [
                (block.get("class", ""), code.text_content())
                for block in html.fromstring((self.project / site / page).read_text("utf-8")).find_class(
                    "highlight"
                )
                for code in block.iter("code")
            ]
            for page in PAGES
        ]

    def figures(self, site: str) -> list[tuple[str, str, str, str]]:
        """The pictures of all pages: alternative, width, height, and the picture itself."""
        return [
            (*(image.get(name) for name in ("alt", "width", "height")), self._picture(file, image.get("src")))
            for file in (self.project / site / page for page in PAGES)
            for image in html.fromstring(file.read_text("utf-8")).xpath("//figure/img")
        ]

    def _picture(self, page: Path, source: str) -> str:
        start, contained, data = source.partition("data:image/svg+xml;base64,")
        return base64.b64decode(data).decode() if contained else (page.parent / start).read_text("utf-8")


@pytest.fixture
def elsewhere(programs: Path, root: Path, tmp_path: Path) -> Elsewhere:
    left_out = shutil.ignore_patterns(".cache", ".executed", "site", "__pycache__")
    project = shutil.copytree(root / "examples" / "other-site", tmp_path / "other", ignore=left_out)
    return Elsewhere(Path(project), programs)


def test_there_is_neither_keras_nor_this_repository(elsewhere: Elsewhere, root: Path) -> None:
    program = (
        "import sys, importlib.util as util, executed_docs; print(util.find_spec('keras'), util.find_spec("
    )
    program += "'publishing'), executed_docs.__file__, sys.path)"
    done = elsewhere.run("python", "-c", program)
    assert done.stdout.startswith("None None ")
    assert "elsewhere" in done.stdout
    assert str(root) not in done.stdout


def test_the_site_is_built_strictly_and_nothing_runs_the_second_time(elsewhere: Elsewhere) -> None:
    first = elsewhere.run("mkdocs", "build", "--strict")
    assert first.returncode == 0, first.stderr
    assert len(re.findall(r"Ran \w+/\w+ in python", first.stderr)) == 15
    index, floats, _, temperatures = elsewhere.pages("site")
    assert index == [
        ("highlight", "total = 0.1 + 0.2\nprint(total)\nprint(total == 0.3)\n"),
        ("outcome output no-copy highlight", "0.30000000000000004\nFalse\n"),
    ]
    assert any("outcome error" in kind and "OverflowError" in text for kind, text in floats)
    assert len(temperatures) == 7
    picture = html.fromstring((elsewhere.project / "site/temperatures/index.html").read_text("utf-8")).xpath(
        "//figure/img"
    )[0]
    assert (elsewhere.project / "site/temperatures" / picture.get("src")).read_text("utf-8") == (
        elsewhere.project / "snippets/temperatures/chart.days.svg"
    ).read_text("utf-8")
    again = elsewhere.run("mkdocs", "build", "--strict")
    assert again.returncode == 0
    assert "Ran" not in again.stderr


def test_a_golden_that_differs_is_red(elsewhere: Elsewhere) -> None:
    (elsewhere.project / "snippets/floats/tenths.out").write_text("0.3\nTrue\n")
    done = elsewhere.run("mkdocs", "build", "--strict")
    assert done.returncode != 0
    assert "docs/index.md, line 5: floats/tenths in python differs from its golden." in done.stderr


def test_the_reference_on_material_runs_what_docstrings_name(elsewhere: Elsewhere) -> None:
    done = elsewhere.run("mkdocs", "build", "--strict", "--config-file", "reference.yml")
    assert done.returncode == 0, done.stderr
    assert "[334, 333, 333]" in (elsewhere.project / "site/reference/index.html").read_text("utf-8")


def test_pytest_tests_snippets_and_accepts_their_outcomes(elsewhere: Elsewhere) -> None:
    golden = elsewhere.project / "snippets/floats/tenths.out"
    right = golden.read_text()
    golden.write_text("0.3\nTrue\n")
    done = elsewhere.run("pytest", "snippets")
    assert "1 failed, 14 passed" in done.stdout
    assert "floats/tenths in python differs from its golden." in done.stdout
    assert "-0.3\n-True\n+0.30000000000000004\n+False" in done.stdout
    done = elsewhere.run("pytest", "snippets/floats/tenths.py", "--accept")
    assert "1 passed" in done.stdout
    assert golden.read_text() == right
    assert "15 passed" in elsewhere.run("pytest", "snippets").stdout


def test_accepting_in_pytest_refuses_an_error_that_nobody_expects(elsewhere: Elsewhere) -> None:
    (elsewhere.project / "snippets/floats/halves.py").write_text("1 / 0\n")
    done = elsewhere.run("pytest", "snippets/floats/halves.py", "--accept")
    assert "create an empty snippets/floats/halves.err and accept again" in done.stdout
    assert done.returncode == 1


def test_a_build_that_runs_something_says_why(elsewhere: Elsewhere) -> None:
    assert elsewhere.run("mkdocs", "build", "--strict").returncode == 0
    explain = ("python", "-m", "executed_docs.commands.explain")
    assert elsewhere.run(*explain).stdout == "All outcomes are cached: nothing will run.\n"
    with (elsewhere.project / "snippets/temperatures/days.csv").open("a") as file:
        file.write("Saturday,12.0\n")
    why = "runs, because of what changed: snippets/temperatures/days.csv"
    lines = [f"temperatures/{name} in python: {why}" for name in ("chart", "tour")]
    assert elsewhere.run(*explain).stdout.splitlines() == lines


def test_a_module_that_a_snippet_imports_is_part_of_its_key(elsewhere: Elsewhere) -> None:
    assert elsewhere.run("mkdocs", "build", "--strict").returncode == 0
    with (elsewhere.project / "snippets/floats/money.py").open("a") as file:
        file.write("# Changed.\n")
    lines = elsewhere.run("python", "-m", "executed_docs.commands.explain").stdout.splitlines()
    why = "runs, because of what changed: snippets/floats/money.py"
    assert f"floats/three_people in python: {why}" in lines
    assert not any(line.startswith("floats/tenths") for line in lines)


def test_the_packages_of_the_environment_are_part_of_each_key(elsewhere: Elsewhere) -> None:
    build = ("python", "-m", "mkdocs", "build", "--strict")
    assert elsewhere.run(*build).returncode == 0
    assert "Ran" not in elsewhere.run(*build).stderr
    # The folder is the first on Python's path: this NumPy is found instead of the installed one.
    metadata = elsewhere.project / "numpy-0.1.dist-info" / "METADATA"
    metadata.parent.mkdir()
    metadata.write_text("Metadata-Version: 2.1\nName: numpy\nVersion: 0.1\n")
    explained = elsewhere.run("python", "-m", "executed_docs.commands.explain").stdout.splitlines()
    assert len(explained) == 15
    assert all(line.endswith(": runs, because of what changed: numpy") for line in explained)
    assert len(re.findall(r"Ran \w+/\w+ in python", elsewhere.run(*build).stderr)) == 15


def test_a_failed_import_does_not_stay_cached(elsewhere: Elsewhere) -> None:
    snippets = elsewhere.project / "snippets/floats"
    people = snippets / "three_people.py"
    people.write_text(people.read_text().replace("snippets.floats.money", "snippets.floats.purse"))
    done = elsewhere.run("mkdocs", "build", "--strict")
    assert done.returncode != 0
    assert "No module named 'snippets.floats.purse'" in done.stderr
    shutil.copy(snippets / "money.py", snippets / "purse.py")
    done = elsewhere.run("mkdocs", "build", "--strict")
    assert "Ran floats/three_people in python" in done.stderr
    assert done.returncode == 0, done.stderr


def test_zensical_shows_the_same_without_mkdocs(elsewhere: Elsewhere) -> None:
    assert elsewhere.run("mkdocs", "build", "--strict").returncode == 0
    done = elsewhere.run("zensical", "build", "--clean", "--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    assert elsewhere.pages("site/zensical") == elsewhere.pages("site")
    assert elsewhere.figures("site/zensical") == elsewhere.figures("site")
    assert len(elsewhere.figures("site")) == 1
    index = (elsewhere.project / "site/zensical/index.html").read_text("utf-8")
    assert "<code>0.30000000000000004</code>, which is more" in index


def test_zensical_is_red_if_a_golden_differs(elsewhere: Elsewhere) -> None:
    (elsewhere.project / "snippets/floats/tenths.out").write_text("0.3\nTrue\n")
    done = elsewhere.run("zensical", "build", "--clean")
    assert done.returncode != 0
    assert (
        "docs/index.md, line 5: floats/tenths in python differs from its golden." in done.stdout + done.stderr
    )
