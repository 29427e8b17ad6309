"""The example of another site, with the engine's code as it stands: what works there, and what is refused."""

import contextlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import html
from mkdocs.__main__ import cli

from executed_docs import options, tried
from executed_docs.commands import explain
from executed_docs.commands import options as options_command
from executed_docs.execution import runner
from executed_docs.execution.runner import Runner
from executed_docs.locale import words
from executed_docs.storage.store import Store

MATERIAL = "\ntheme: {name: material, font: false}\n"


@pytest.fixture
def project(tmp_path: Path, root: Path) -> Path:
    """A copy of the example, which a test may break."""
    left_out = shutil.ignore_patterns(".cache", ".executed", "site", "__pycache__")
    return Path(shutil.copytree(root / "examples" / "other-site", tmp_path / "other", ignore=left_out))


class Site:
    """A copy of the example, with how it is built."""

    def __init__(self, project: Path) -> None:
        self.project = project

    def write(self, path: str, text: str) -> None:
        (self.project / path).parent.mkdir(parents=True, exist_ok=True)
        (self.project / path).write_text(text, encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        text = (self.project / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def configure(self, text: str) -> None:
        """Gives the plugin options, and the site other settings."""
        self.write("mkdocs.yml", f"site_name: How numbers round\nplugins:\n  - executed:{text}")

    def build(self, *arguments: str) -> Result:
        return CliRunner().invoke(cli, ["build", *arguments])

    def page(self, path: str) -> html.HtmlElement:
        return html.fromstring((self.project / "site" / path).read_text(encoding="utf-8"))

    def outcomes(self, path: str) -> list[str]:
        return [
            block.text_content()
            for block in self.page(path).xpath("//div[contains(@class, 'outcome')]//code")
        ]


@pytest.fixture
def site(project: Path, warm_runner: Runner, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setattr(runner, "shared", lambda *_: warm_runner)
    monkeypatch.chdir(project)
    return Site(project)


@pytest.fixture
def unshared_runs(site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Nothing is cached of what other tests ran: they change the same snippets."""
    with contextlib.closing(Runner(Store(tmp_path / "outcomes"))) as own:
        monkeypatch.setattr(runner, "shared", lambda *_: own)
        yield


@pytest.mark.parametrize(
    "theme", ["", "\ntheme: readthedocs\n", MATERIAL], ids=["mkdocs", "readthedocs", "material"]
)
def test_each_theme_shows_code_outputs_errors_and_values(site: Site, theme: str) -> None:
    settings = site.project / "mkdocs.yml"
    site.write("mkdocs.yml", settings.read_text() + theme)
    built = site.build("--strict")
    assert built.exit_code == 0, built.output
    page = site.page("floats/index.html")
    names = [name.text for name in page.find_class("filename")]
    assert names[0] == "snippets/floats/exact.py"
    assert "largest * 10" in page.text_content()
    assert "OverflowError: cannot convert float infinity to integer" in site.outcomes("floats/index.html")[-2]
    assert "0.30000000000000004, which is more" in site.page("index.html").text_content()
    style = site.page("index.html").xpath("//link[contains(@href, 'assets/executed.css')]")
    assert len(style) == 1


def test_a_golden_that_differs_is_red(site: Site) -> None:
    site.write("snippets/floats/halves.out", "[1, 2, 3, 4]\n")
    built = site.build("--strict")
    assert built.exit_code != 0
    assert (
        "docs/floats.md, line 20: floats/halves in python differs from its golden. Fix it, or run"
        in built.output
    )


def test_without_goldens_pages_say_that_nothing_asserts_them(site: Site) -> None:
    for golden in site.project.glob("snippets/*/*.[oe][ur][tr]"):
        golden.unlink()
    site.configure("\n      goldens: false\n")
    built = site.build("--strict")
    assert built.exit_code == 0, built.output
    captions = site.page("floats/index.html").xpath("//div[contains(@class, 'outcome')]/span")
    assert len(captions) == 6
    assert all(caption.text.endswith(words.load("en")["unasserted"]) for caption in captions)


def test_with_goldens_no_page_says_so(site: Site) -> None:
    assert site.build("--strict").exit_code == 0
    assert words.load("en")["unasserted"] not in site.page("floats/index.html").text_content()


def test_pages_of_an_earlier_build_don_t_hide_that_nothing_asserts_them(site: Site) -> None:
    assert site.build("--strict").exit_code == 0
    site.configure("\n      goldens: false\n")
    assert site.build("--strict").exit_code == 0
    assert words.load("en")["unasserted"] in site.page("floats/index.html").text_content()


def test_code_in_admonitions_and_lists_is_run(site: Site) -> None:
    assert site.build("--strict").exit_code == 0
    (tip,) = site.page("floats/index.html").find_class("tip")
    assert "0.9999999999999999\n1.0\n" in [code.text_content() for code in tip.iter("code")]
    items = site.page("arrays/index.html").xpath("//ol/li[.//div[contains(@class, 'outcome')]]")
    assert len(items) == 2


def test_code_that_no_snippet_has_is_an_error_unless_it_is_allowed(site: Site) -> None:
    site.write("docs/typed.md", "# Typed\n\n```python\nprint(1)\n```\n")
    built = site.build("--strict")
    assert built.exit_code != 0
    assert "docs/typed.md, line 3: this code is not executed." in built.output
    site.configure("\n      unexecuted: allow\n")
    built = site.build("--strict")
    assert built.exit_code == 0, built.output


def test_the_folder_of_snippets_is_the_site_s_choice(site: Site) -> None:
    (site.project / "snippets").rename(site.project / "samples")
    site.replace("samples/floats/three_people.py", "from snippets.", "from samples.")
    for golden in site.project.glob("samples/*/*.err"):
        golden.write_text(golden.read_text().replace('"snippets/', '"samples/'))
    site.configure("\n      snippets: samples\n")
    built = site.build("--strict")
    assert built.exit_code == 0, built.output
    names = [name.text for name in site.page("temperatures/index.html").find_class("filename")]
    assert names[0] == "samples/temperatures/tour.py"
    site.replace("samples/floats/money.py", "share + ", "1 + share + ")
    built = site.build("--strict")
    assert "floats/three_people in python differs from its golden" in built.output


def test_editions_are_those_that_are_named(site: Site) -> None:
    site.replace("docs/floats.md", "# Numbers in Python", "---\nnotebook: true\n---\n\n# Numbers in Python")
    files = ("llms.txt", "floats/index.html.md", "floats/floats.ipynb")
    for editions, made in {
        "[markdown, notebook]": (True, True, True),
        "[notebook]": (False, False, True),
        "[markdown]": (True, True, False),
        "[]": (False, False, False),
    }.items():
        site.configure(f"\n      editions: {editions}\n")
        assert site.build("--strict").exit_code == 0
        assert tuple((site.project / "site" / name).is_file() for name in files) == made


BAD_OPTIONS = {
    "a number for a text": (
        "\n      snippets: 3\n",
        "option 'snippets': received 3. Write a text, or leave 'snippets' out for `snippets`.",
    ),
    "a text for a truth": (
        "\n      goldens: often\n",
        "option 'goldens': received 'often'. Write `true` or `false`, or",
    ),
    "a text for a number": (
        "\n      timeout: long\n",
        "option 'timeout': received 'long'. Write a number above 0, or leave 'timeout' out for `60`.",
    ),
    "nothing at all": ("\n      memory: 0\n", "option 'memory': received 0. Write a number above 0, or"),
    "no choice": (
        "\n      unexecuted: never\n",
        "option 'unexecuted': received 'never'. Write `error` or `allow`, or",
    ),
    "a text for a list": (
        "\n      exclude: tables\n",
        "option 'exclude': received 'tables'. Write a list of texts, or",
    ),
    "an unknown edition": (
        "\n      editions: [pdf]\n",
        "option 'editions': received ['pdf']. Write a list of `markdown` or `notebook`, or",
    ),
    "not a number": ("\n      timeout: .nan\n", "option 'timeout': received nan. Write a number above 0, or"),
    "an empty text": (
        "\n      cache: ''\n",
        "option 'cache': received ''. Write a text, or",
    ),
    "a number for options": (
        "\n      notebook: 3\n",
        "option 'notebook': received 3. Write options below it, of runtimes, packages, set_up, or leave",
    ),
    "an option that is no name": ("\n      3: x\n", "there is no option 3; Write one of: snippets, exclude"),
    "an unknown option": ("\n      timeuot: 3\n", "there is no option 'timeuot'; did you mean 'timeout'?"),
    "an unlike option": (
        "\n      zzz: 3\n",
        "there is no option 'zzz'; Write one of: snippets, exclude, runtimes",
    ),
    "an unknown option of notebooks": (
        "\n      notebook: {package: [x]}\n",
        "option 'notebook': Sub-option 'package': there is no option 'package'; did you mean 'packages'?",
    ),
    "a missing folder": (
        "\n      snippets: code\n",
        "mkdocs.yml, plugins, executed, snippets: there is no folder 'code' in {root}. Create it, or name",
    ),
    "a path": (
        "\n      snippets: a/b\n",
        "executed, snippets: 'a/b' is no name of a package. Write the name of a",
    ),
    "a missing folder of snippets": (
        "\n      exclude: [nope]\n",
        "executed, exclude: there is no folder 'nope' in {root}/snippets. Create it, or leave it out.",
    ),
    "a missing folder of scripts": (
        "\n      scripts: [nope]\n",
        "executed, scripts: there is no folder 'nope' in {root}. Create it, or leave it out.",
    ),
    "a runtime of notebooks that there isn't": (
        "\n      notebook: {runtimes: [nope]}\n",
        "executed, notebook, runtimes: there is no runtime 'nope'. Write one of: python.",
    ),
    "a missing cell of notebooks": (
        "\n      notebook: {set_up: nope.py}\n",
        "executed, notebook, set_up: there is no file 'nope.py' in {root}. Create it, or leave it out.",
    ),
    "a missing folder of words": (
        "\n      locale: [words]\n",
        "executed, locale: there is no folder 'words' in {root}. Create it, or leave it out.",
    ),
    "a language without settings": (
        "\n      languages: [en, de]\n",
        "executed, languages: there is no mkdocs.de.yml. Create it, or leave 'de' out.",
    ),
    "another language than the theme's": (
        "\n      languages: [de, fr]\n",
        "executed, languages: 'en', the theme's language, is none of them. Add it, or change it.",
    ),
    "an executor that there isn't": (
        "\n      executor: nowhere:IT\n",
        "executed, executor: 'nowhere:IT' can't be imported: No module named 'nowhere'. Write it as",
    ),
    "runtimes that there aren't": (
        "\n      runtimes: nowhere:IT\n",
        "executed, runtimes: 'nowhere:IT' can't be",
    ),
    "a theme that wasn't tried": (
        "\ntheme: {name: null, custom_dir: own}\n",
        "mkdocs.yml, theme, name: one without a name is none that was tried: material, mkdocs, readthedocs.",
    ),
}


@pytest.mark.parametrize(("settings", "message"), BAD_OPTIONS.values(), ids=BAD_OPTIONS)
def test_a_bad_setting_is_named_with_its_cure(
    site: Site, settings: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.chdir(site.project)
    site.write("own/main.html", "{{ page.content }}")
    site.write("own/404.html", "")
    site.configure(settings)
    built = site.build("--strict")
    assert built.exit_code != 0
    assert message.replace("{root}", str(site.project)) in " ".join(built.output.split())


@pytest.mark.parametrize("package", tried.VERSIONS)
def test_a_newer_version_than_was_tried_is_a_warning_that_can_be_allowed(
    site: Site, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(tried.VERSIONS, package, "1.0")
    built = site.build("--strict")
    assert built.exit_code != 0
    assert re.search(rf"{package} [\d.]+ is newer than 1\.0, the last that was tried\. Look at", built.output)
    site.configure("\n      untried: allow\n")
    assert site.build("--strict").exit_code == 0


def test_this_project_s_own_versions_are_those_that_were_tried() -> None:
    assert list(tried.warnings("material", "executed")) == []


def test_parts_show_their_own_outputs_and_errors(site: Site) -> None:
    assert site.build("--strict").exit_code == 0
    first, second, third = site.outcomes("temperatures/index.html")
    assert (first, second) == ("5 days\n", "12.299999999999999\n")
    assert third.startswith("12.3 °C\nTraceback (most recent call last):\n")
    assert third.endswith("TypeError: type str doesn't define __round__ method\n")
    edition = (site.project / "site/temperatures/index.html.md").read_text(encoding="utf-8")
    assert edition.count("5 days") == 1
    assert "# %%" not in edition


LOAD, MEAN, SHOWN = (
    f'```python exec="on" snippet="temperatures/tour" part="{part}"\n```'
    for part in ("load", "mean", "shown")
)
BAD_PARTS = {
    "left out": (
        [LOAD, SHOWN],
        "line 6: the part 'shown' of temperatures/tour is out of order: 'mean' comes next.",
    ),
    "left out at the end": (
        [LOAD, MEAN],
        "line 6: the page leaves out the part 'shown' of temperatures/tour. Show",
    ),
    "out of order": (
        [MEAN, LOAD, SHOWN],
        "line 3: the part 'mean' of temperatures/tour is out of order: 'load'",
    ),
    "shown twice": (
        [LOAD, LOAD],
        "line 6: the part 'load' of temperatures/tour is out of order: 'mean' comes next",
    ),
    "unknown": (
        [LOAD.replace("load", "laod")],
        "line 3: snippets/temperatures/tour.py has no part 'laod'; it has: load",
    ),
}


@pytest.mark.parametrize(("fences", "message"), BAD_PARTS.values(), ids=BAD_PARTS)
def test_parts_out_of_order_or_left_out_are_red(site: Site, fences: list[str], message: str) -> None:
    site.write("docs/temperatures.md", "# Temperatures\n\n" + "\n\n".join(fences) + "\n")
    built = site.build("--strict")
    assert built.exit_code != 0
    assert f"docs/temperatures.md, {message}" in built.output


BAD_TOURS = {
    "code before": ("x = 1\n# %% load\n", "line 1: this stands before the first part. Put it into a part."),
    "a name twice": ("# %% load\n# %% load\n", "line 2: a part before it has the same name. Rename one."),
    "within a statement": (
        "# %% load\nif True:\n    x = 1\n# %% mean\n    y = 2\n",
        "line 4: a part can't begin within",
    ),
}


@pytest.mark.parametrize(("source", "message"), BAD_TOURS.values(), ids=BAD_TOURS)
def test_a_snippet_whose_parts_are_wrong_is_named_with_its_line(
    site: Site, source: str, message: str
) -> None:
    site.write("snippets/temperatures/tour.py", source)
    built = site.build("--strict")
    assert built.exit_code != 0
    assert f"snippets/temperatures/tour.py, {message}" in built.output


def test_a_part_after_an_error_says_that_it_was_not_run(site: Site) -> None:
    site.replace("snippets/temperatures/tour.py", "mean = sum", "mean = summ")
    assert site.build().exit_code == 0
    page = site.page("temperatures/index.html")
    assert [code for code in site.outcomes("temperatures/index.html") if "NameError" in code]
    assert words.load("en")["not_run"] in page.text_content()


@pytest.mark.usefixtures("unshared_runs")
def test_a_run_is_made_again_when_a_file_that_it_read_changes(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    assert site.build("--strict").exit_code == 0
    assert "Ran" not in site.build("--strict").output
    assert explain.main(["temperatures/tour", "floats/tenths"]) == 0
    assert capsys.readouterr().out == "temperatures/tour in python: cached\nfloats/tenths in python: cached\n"
    site.replace("snippets/temperatures/days.csv", "11.4", "10.4")
    assert explain.main([]) == 0
    why = "runs, because of what changed: snippets/temperatures/days.csv"
    lines = [f"temperatures/{name} in python: {why}" for name in ("chart", "tour")]
    assert capsys.readouterr().out.splitlines() == lines
    built = site.build("--strict")
    assert built.exit_code != 0
    assert re.search(r"Ran temperatures/tour in python, \d to go", built.output)
    assert re.search(r"^-12\.299999999999999\n\+12\.[01]\d*$", built.output, re.MULTILINE)


def test_an_import_that_failed_doesn_t_stay_cached(site: Site) -> None:
    site.write("snippets/floats/late.py", "from snippets.floats.helper import answer\n\nprint(answer)\n")
    site.write("snippets/floats/late.out", "42\n")
    site.write("docs/late.md", '# Late\n\n```python exec="on" snippet="floats/late"\n```\n')
    built = site.build("--strict")
    assert built.exit_code != 0
    assert "docs/late.md, line 3: floats/late in python raised ModuleNotFoundError" in built.output
    site.write("snippets/floats/helper.py", "answer = 42\n")
    built = site.build("--strict")
    assert built.exit_code == 0, built.output
    assert site.outcomes("late/index.html") == ["42\n"]


@pytest.mark.usefixtures("unshared_runs")
def test_the_parts_of_a_key_that_changed_are_named(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert site.build("--strict").exit_code == 0
    site.replace("snippets/floats/money.py", "number < rest", "number < rest and True")
    assert explain.main(["floats/three_people", "floats/exact"]) == 0
    shown = capsys.readouterr().out
    assert "floats/three_people in python: runs, because of what changed: snippets/floats/money.py\n" in shown
    assert "floats/exact in python: cached" in shown
    site.write("snippets/floats/new.py", "print(1)\n")
    assert explain.main([]) == 0
    assert (
        "floats/new in python: runs, because it has never had the outcome of its golden"
        in capsys.readouterr().out
    )


def test_docstrings_of_the_reference_name_snippets(site: Site) -> None:
    built = site.build("--strict", "--config-file", "reference.yml")
    assert built.exit_code == 0, built.output
    assert site.outcomes("reference/index.html")[0] == "[334, 333, 333]\n"
    tabs = site.page("reference/index.html").find_class("tabbed-block")
    assert [tab.xpath("string(.//div[contains(@class, 'outcome')]//code)") for tab in tabs] == [
        "[0, 2, 2, 4]\n",
        "[0. 2. 2. 4.]\n",
    ]


def test_a_docstring_is_shown_with_the_outcome_of_now(site: Site) -> None:
    arguments = ("--strict", "--config-file", "reference.yml")
    assert site.build(*arguments).exit_code == 0
    site.replace("snippets/floats/three_people.py", "1000", "100")
    site.write("snippets/floats/three_people.out", "[34, 33, 33]\n")
    built = site.build(*arguments)
    assert built.exit_code == 0, built.output
    assert site.outcomes("reference/index.html")[0] == "[34, 33, 33]\n"


def test_a_docstring_whose_golden_differs_is_named_with_its_line(site: Site) -> None:
    site.write("snippets/floats/three_people.out", "[333, 333, 334]\n")
    built = site.build("--strict", "--config-file", "reference.yml")
    assert built.exit_code != 0
    assert (
        "snippets/floats/money.py, line 6: floats/three_people in python differs from its golden."
        in built.output
    )


TYPED = """
    It keeps the sum:

    ```python
    print("\\x61", sum(shares(1000, 3)))
    ```

    ```python
    print("b")
    ```
"""


def test_code_in_a_docstring_that_no_snippet_has_is_an_error_unless_it_is_allowed(site: Site) -> None:
    site.replace("snippets/floats/money.py", "\n    Args:", f"{TYPED}\n    Args:")
    # The second build may take nothing from the first.
    for _ in range(2):
        built = site.build("--strict", "--config-file", "reference.yml")
        assert built.exit_code != 0
        for line in (11, 15):
            assert f"snippets/floats/money.py, line {line}: this code is not executed. Put it" in built.output
        shown = [block.text_content() for block in site.page("reference/index.html").find_class("failure")]
        assert len(shown) == 2
    site.replace("reference.yml", "  - executed", "  - executed:\n      unexecuted: allow")
    built = site.build("--strict", "--config-file", "reference.yml")
    assert built.exit_code == 0, built.output


def test_code_in_a_docstring_of_an_installed_package_is_shown_as_it_is(site: Site) -> None:
    site.replace("reference.yml", "paths: [.]", "paths: [., venv/site-packages]")
    site.write("venv/site-packages/other.py", f'def shares():\n    r"""Divides.\n{TYPED}\n    """\n')
    site.replace("reference/index.md", "snippets.floats.money.shares", "other.shares")
    built = site.build("--strict", "--config-file", "reference.yml")
    assert built.exit_code == 0, built.output


def test_the_readme_has_the_options_as_they_are_declared(root: Path) -> None:
    readme = (root / "executed_docs" / "README.md").read_text(encoding="utf-8")
    assert options.table() in readme, "Run `python -m executed_docs.commands.options`, which writes it."


def test_a_command_writes_the_options_into_the_readme(root: Path, tmp_path: Path) -> None:
    readme = Path(shutil.copy(root / "executed_docs" / "README.md", tmp_path))
    right = readme.read_text(encoding="utf-8")
    readme.write_text(right.replace("| `snippets` | a text |", "| `code` | |"), encoding="utf-8")
    assert options_command.main(readme) == 0
    assert readme.read_text(encoding="utf-8") == right


def test_a_readme_without_options_stays_as_it_was(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "README.md").write_text("# Title\n")
    assert options_command.main(tmp_path / "README.md") == 1
    assert (tmp_path / "README.md").read_text() == "# Title\n"
    assert "there are 0 tables of options. Leave one" in capsys.readouterr().err


def test_each_option_is_described() -> None:
    described = list(options.described())
    declared = [name for name, _ in options.Options._schema]
    assert [*dict.fromkeys(each.name.partition(".")[0] for each in described)] == declared
    assert all(each.text.endswith((".", "`")) and each.kind and each.default for each in described)
