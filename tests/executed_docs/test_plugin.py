"""Small sites, built strictly: what must be green, and what must be red."""

import functools
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from lxml import html
from markdown import Markdown

from executed_docs.commands import confirm
from executed_docs.locale.languages import Languages
from executed_docs.translation.passages import Documentation
from tests.executed_docs.conftest import Draw

Build = Callable[[], Result]

FENCE = '```python exec="on" snippet="chapter/sum"\n```'


@pytest.fixture
def build(build: Callable[..., Result]) -> Build:
    """Builds the small project strictly."""
    return lambda: build("--strict", "--quiet")


def snippet(source: str, **goldens: str) -> Callable[..., None]:
    def change(project: Path, name: str = "sum") -> None:
        file = project / "snippets" / "chapter" / f"{name}.py"
        file.write_text(source, encoding="utf-8")
        file.with_suffix(".out").unlink(missing_ok=True)
        for ending, text in goldens.items():
            file.with_suffix(f".{ending}").write_text(text, encoding="utf-8")

    return change


def page(old: str, new: str, *languages: str) -> Callable[[Path], None]:
    def change(project: Path) -> None:
        for language in languages or ("en", "zh"):
            file = project / "docs" / language / "index.md"
            text = file.read_text(encoding="utf-8")
            assert old in text
            file.write_text(text.replace(old, new), encoding="utf-8")

    return change


def shown(project: Path, language: str = "") -> html.HtmlElement:
    text = (project / "site" / language / "index.html").read_text(encoding="utf-8")
    return html.fromstring(text).xpath("//article")[0]


def documentation(project: Path) -> Documentation:
    return Documentation(project, Languages(("en", "zh")), ("locale",))


def outcomes(project: Path) -> list[str]:
    blocks = shown(project).xpath('.//div[contains(@class, "outcome")]//code')
    return [block.text_content() for block in blocks]


BAD_RUNS: dict[str, tuple[str, dict[str, str], str]] = {
    "syntax": ("x = (", {}, "snippets/chapter/syntax.py, line 1: '(' was never closed"),
    "null": ("\0", {}, "snippets/chapter/null.py"),
    "raises": ("1 / 0", {"out": ""}, "chapter/raises in python raised ZeroDivisionError and should not"),
    "silent": ("", {"err": "no"}, "chapter/silent in python should raise and doesn't: fix it, or delete"),
    "error": ("1 / 0", {"err": "no"}, "chapter/error in python differs from its golden. Fix it, or run"),
    "other": ("print(4)", {"out": "3"}, "chapter/other in python differs from its golden. Fix it, or run"),
    "new": ("print(4)", {}, "chapter/new in python has no golden yet. Read this outcome, then run"),
    "loop": (
        "while True: pass",
        {},
        "chapter/loop in python ran for more than 3 s and was stopped. Is there",
    ),
    "exit": ("import os; os._exit(3)", {}, "chapter/exit in python ended its process with exit code 3"),
    "fault": ("import ctypes; ctypes.string_at(0)", {}, "chapter/fault in python ended its process with the"),
    "huge": ("print('x' * 100_000_000)", {}, "chapter/huge in python printed more than 64 KiB"),
    "binary": ("import os; os.write(1, b'\\xff')", {}, "chapter/binary in python printed bytes that are no"),
}

BAD_PAGES: dict[str, tuple[str, str, int, str]] = {
    "snippet": ('chapter/sum"', 'chapter/summ"', 11, "there is no snippet 'chapter/summ': did you mean"),
    "elsewhere": ('chapter/sum"', '../docs/secret"', 11, "there is no snippet '../docs/secret'"),
    "encoding": ('chapter/sum"', 'chapter/latin"', 11, "snippets/chapter/latin.py is not in UTF-8"),
    "no-snippet": (' snippet="chapter/sum"', "", 11, 'an executed fence reads: ```python exec="on" snippet='),
    "not-executed": (' exec="on"', "", 11, "this code is not executed. Put it into snippets/"),
    "typed-code": ('python exec="on" snippet="chapter/sum"', "py", 11, "this code is not executed"),
    "attribute": ('exec="on"', 'exec="on" tset="1"', 11, "an executed fence reads"),
    "source": ('exec="on"', 'exec="on" source="above"', 11, "an executed fence reads"),
    "annotation": ('sum"\n', 'sum"\n1. [It](nowhere.md)\n', 11, "there is no page 'nowhere.md' to link to"),
    "value": ("sum.total", "sum.totl", 9, "snippet chapter/sum has no value 'totl'; it has: total"),
    "value-of-none": ("chapter/sum.", "chapter/summ.", 9, "there is no snippet 'chapter/summ': did you mean"),
    "value-of-exit": ("chapter/sum.", "chapter/exit.", 9, "chapter/exit in python ended its process with"),
    "formula": (
        "$x = 3$",
        r"$\foo$",
        9,
        r"the formula '\\foo': KaTeX parse error: Undefined control sequence",
    ),
    "formula-value": ("$x = 3$", r"$y = {{ chapter/sum.total }} \foo$", 9, r"the formula 'y = 3 \\foo'"),
    "formula-block": ("$x = 3$.", "$x$.\n\n$$\ny\n+ \\foo\n$$\n", 12, r"the formula 'y\n+ \\foo'"),
    "untranslated": (
        *("# Page", "# Page", 1),
        "there is no docs/zh/untranslated.md. Write it, or delete this page.",
    ),
}


def test_every_bad_input_is_named_on_its_page_and_line(project: Path, build: Build) -> None:
    english = project / "docs" / "en"
    text = (english / "index.md").read_text(encoding="utf-8")
    wanted = []
    for name, (source, goldens, message) in BAD_RUNS.items():
        snippet(source, **goldens)(project, name)
        (english / f"{name}.md").write_text(f"# Page {{#page}}\n\n{FENCE.replace('sum', name)}\n")
        wanted.append(f"docs/en/{name}.md, line 3: {message}")
    (project / "snippets/chapter/latin.py").write_bytes(b"\xe9 = 1")
    for name, (old, new, line, message) in BAD_PAGES.items():
        assert old in text
        (english / f"{name}.md").write_text(text.replace(old, new), encoding="utf-8")
        wanted.append(f"docs/en/{name}.md, line {line}: {message}")
    built = build()
    assert [message for message in wanted if message not in built.output] == []
    assert_red(built)


def assert_red(built: Result) -> None:
    assert built.exit_code == 1
    # No crash of the build: that would say what happened, but not where.
    assert isinstance(built.exception, SystemExit), built.exception


BAD = {
    "run": (
        lambda project: snippet("import os; os._exit(3)", out="")(project),
        "docs/en/index.md, line 11: chapter/sum in python ended its process with exit code 3",
    ),
    "golden": (
        lambda project: snippet("total = 3\nprint(4)", out="3\n")(project),
        "docs/en/index.md, line 11: chapter/sum in python differs from its golden.",
    ),
    "value": (page("sum.total", "sum.totl"), "docs/en/index.md, line 9: snippet chapter/sum has no value"),
    "formula": (page("$x = 3$", r"$\foo$"), r"docs/en/index.md, line 9: the formula '\\foo'"),
    "table of runtimes": (
        lambda project: [
            snippet("import os; os._exit(3)", out="")(project),
            page("The sum", "{{ runtimes }}\n\nThe sum")(project),
        ],
        "docs/en/index.md, line 9: chapter/sum in python ended its process with exit code 3",
    ),
    "translation": (
        page('"chapter/sum"', '"chapter/summ"', "zh"),
        "docs/zh/index.md, line 11: there is no snippet 'chapter/summ'",
    ),
    "section in one language": (
        page(FENCE, FENCE + "\n\n## New {#new}", "en"),
        "docs/en/index.md, line 14: the section h2 #new does not stand in docs/zh/index.md.",
    ),
    "snippet in one language": (
        page(FENCE, "", "zh"),
        "docs/en/index.md, line 7: section #section has the snippet 'snippets/chapter/sum.py' 1× more",
    ),
    "number in one language": (
        page("The sum", "The 42 sums", "zh"),
        "docs/zh/index.md, line 7: section #section has the number '42' 1× more than docs/en/index.md.",
    ),
    "golden that is no text": (
        lambda project: (project / "snippets/chapter/sum.out").write_bytes(b"\xff"),
        "docs/en/index.md, line 11: chapter/sum in python differs from its golden.",
    ),
    "ledger": (
        lambda project: [
            confirm.confirm(documentation(project)),
            (project / "docs/confirmed/index.yml").write_text("\n>>>>>>> theirs\n"),
        ],
        "docs/confirmed/index.yml, line 2: a merge is not resolved here.",
    ),
    "stylesheet": (
        lambda project: (project / "theme/assets/site.css").unlink(),
        "extra_css names assets/site.css, and there is no such file",
    ),
    "npm": (lambda project: (project / "node_modules").unlink(), "plugins, executed: esbuild for"),
}


@pytest.mark.slow
@pytest.mark.parametrize(("change", "message"), BAD.values(), ids=BAD)
def test_each_bad_input_alone_is_red(
    project: Path, build: Build, change: Callable[[Path], object], message: str
) -> None:
    change(project)
    built = build()
    assert message in built.output
    assert_red(built)


def test_what_stands_in_one_language_only_is_shown_on_its_page(project: Path, build: Build) -> None:
    page("The sum", "The 42 sums", "zh")(project)
    build()
    assert (
        "the number '42'"
        in shown(project, "zh").xpath('.//div[contains(@class, "failure")]')[0].text_content()
    )


@pytest.mark.parametrize(
    ("changed", "outdated", "notice", "link"),
    [
        ("en", "zh", "本节的英文版较新。", "../#section"),
        ("zh", "", "This section is newer in Chinese.", "zh/#section"),
    ],
)
def test_a_reader_sees_which_section_is_newer_in_the_other_language(
    project: Path, build: Build, changed: str, outdated: str, notice: str, link: str
) -> None:
    confirm.confirm(documentation(project))
    build()
    assert shown(project, outdated).xpath('.//p[@class="outdated-notice"]') == []
    page("The sum", "Their sum", changed)(project)
    built = build()
    # What is on the site is as good as before: that the other is newer doesn't keep it from readers.
    assert built.exit_code == 0, built.output
    (shown_notice,) = shown(project, outdated).xpath(
        './/h2[@id="section"]/following-sibling::*[1][@class="outdated-notice"]'
    )
    assert shown_notice.text_content() == notice
    assert shown_notice.xpath("./a/@href") == [link]
    assert shown_notice.xpath("./a/@hreflang") == [changed]
    assert shown(project, "zh" if changed == "zh" else "").xpath('.//p[@class="outdated-notice"]') == []
    index = (project / "site" / outdated / "search/search_index.json").read_text(encoding="utf-8")
    assert "outdated-notice" not in index
    assert "较新" not in index
    confirm.confirm(documentation(project), ["index#section"])
    build()
    assert shown(project, outdated).xpath('.//p[@class="outdated-notice"]') == []


def test_code_is_converted_once_for_both_languages(
    project: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    convert, converted = Markdown.convert, []

    def noted(self: Markdown, source: str) -> str:
        converted.append(source)
        return str(convert(self, source))

    monkeypatch.setattr(Markdown, "convert", noted)
    assert build().exit_code == 0
    assert sum("total = 1 + 2" in source for source in converted) == 1


def test_the_small_project_is_green_and_logs_nothing(project: Path, build: Build) -> None:
    built = build()
    assert built.exit_code == 0
    assert "WARNING" not in built.output
    assert "ERROR" not in built.output


def test_both_languages_show_the_run(project: Path, build: Build) -> None:
    build()
    assert "The sum is 3, or" in shown(project).text_content()
    for language, caption in (("", "Output"), ("zh", "输出")):
        (block,) = shown(project, language).xpath('.//div[contains(@class, "outcome")]')
        assert block.text_content().strip().startswith(f"{caption} · Python 3.")
        assert block.text_content().strip().endswith("3")


def test_there_is_one_stylesheet_for_screens_and_of_katex_only_its_woff2_fonts(
    project: Path, build: Build
) -> None:
    build()
    for site in (project / "site", project / "site" / "zh"):
        assert [path.name for path in (site / "assets").rglob("*.css*")] == ["print.css", "stylesheet.css"]
        styles = (site / "assets" / "stylesheet.css").read_text(encoding="utf-8")
        used = {url for url in re.findall(r"url\(([^)'\"]+)\)", styles) if not url.startswith("data:")}
        assert {f"fonts/{path.name}" for path in (site / "assets" / "fonts").iterdir()} == used
        assert {path.rpartition(".")[2] for path in used} == {"woff2"}


def test_one_failure_does_not_hide_the_others(project: Path, build: Build) -> None:
    page("$x = 3$", r"$\foo$ {{ chapter/sum.totl }}")(project)
    page('"chapter/sum"', '"chapter/summ"')(project)
    output = build().output
    assert all(part in output for part in (r"'\\foo'", "'totl'", "'chapter/summ'"))


COUNT = """
import sys
from mkdocs.__main__ import cli
from executed_docs.execution import process_pool

def refuse(*_, **__):
    raise SystemExit("a worker process was started")

if __name__ == "__main__":
    if sys.argv[1] == "again":
        process_pool.ProcessPool.submit = refuse
    cli(["build", "--strict"], standalone_mode=False)
    print(*{name.partition(".")[0] for name in sys.modules})
"""

SLOW = {"IPython", "keras", "lxml", "nbformat", "numpy", "tensorflow", "watchdog"}
"""Packages that take long to import, or that only a server needs."""


def test_when_nothing_changed_nothing_is_started_or_imported(
    project: Path, build: Build, tmp_path: Path
) -> None:
    page("description: A page.", "description: A page.\nnotebook: true")(project)
    (tmp_path / "count.py").write_text(COUNT)

    def run(argument: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(tmp_path / "count.py"), argument]
        return subprocess.run(command, cwd=project, capture_output=True, text=True)

    first, again = run("first"), run("again")
    assert (first.returncode, again.returncode) == (0, 0), first.stderr + again.stderr
    assert "Ran chapter/sum in python, 0 to go" in first.stderr
    assert "Ran" not in again.stderr
    assert SLOW & {*first.stdout.split()} == {"nbformat", "lxml"}
    assert SLOW & {*again.stdout.split()} == set()
    (project / "snippets/chapter/sum.py").write_text("total = 3\nprint(total)")
    assert "a worker process was started" in run("again").stderr


@pytest.fixture
def make(project: Path, root: Path, build: Build) -> Callable[[], "subprocess.Popen[str]"]:
    """`make build` in the small project, with what this project has set up."""
    shutil.copy(root / "Makefile", project)
    command = ["make", "-o", ".venv/ready", f"BIN={Path(sys.executable).parent}", "TORCH=", "build"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return functools.partial(
        subprocess.Popen, command, cwd=project, env=environment, stderr=subprocess.PIPE, text=True
    )


def test_a_failed_build_leaves_the_last_good_site(
    project: Path, make: Callable[[], "subprocess.Popen[str]"]
) -> None:
    def site() -> dict[Path, int]:
        return {path: path.stat().st_mtime_ns for path in (project / "site").rglob("*")}

    assert make().wait(60) == 0
    good = site()
    assert (project / "site/zh/index.html") in good
    page('"chapter/sum"', '"chapter/summ"')(project)
    failed = make()
    _, logged = failed.communicate(timeout=60)
    assert failed.returncode != 0
    assert "there is no snippet 'chapter/summ'" in logged
    assert site() == good
    assert list((project / ".cache").glob("build-*")) == []


def test_two_builds_at_once_both_succeed(project: Path, make: Callable[[], "subprocess.Popen[str]"]) -> None:
    builds = [make(), make()]
    assert [each.wait(120) for each in builds] == [0, 0], [each.communicate()[1] for each in builds]
    assert outcomes(project) == ["3\n"]


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"></svg>\n'


def drawing(project: Path, draw: Draw, golden: str = SVG) -> None:
    """Puts a picture on the page in both languages."""
    draw("curve", SVG, out="", curve_svg=golden)
    for language, alternative in (("en", "A curve"), ("zh", "一条曲线")):
        fence = f'```python exec="on" snippet="chapter/curve" alt="{alternative}"\n```'
        page("## Section", f"## Curve {{#curve}}\n\n{fence}\n\n## Section", language)(project)
    confirm.confirm(documentation(project))


def test_a_picture_is_a_file_of_each_language_s_site(project: Path, build: Build, draw: Draw) -> None:
    drawing(project, draw)
    # The second build takes the page from the cache.
    for _ in range(2):
        built = build()
        assert built.exit_code == 0, built.output
        for folder, alternative in (("", "A curve"), ("zh", "一条曲线")):
            (image,) = shown(project, folder).xpath(".//figure[contains(@class, 'outcome')]/img")
            assert image.get("alt") == alternative
            assert (project / "site" / folder / image.get("src")).read_text(encoding="utf-8") == SVG
            text = (project / "site" / folder / "index.html.md").read_text(encoding="utf-8")
            assert re.search(rf"!\[{alternative}\]\(http\S+/{folder}\S*{image.get('src')}\)", text)


def test_a_changed_picture_is_red_and_names_both(project: Path, build: Build, draw: Draw) -> None:
    drawing(project, draw, golden=SVG.replace("20", "30"))
    built = build()
    assert built.exit_code == 1
    new = ".cache/figures/chapter/curve.curve.svg"
    assert f"Look at both, snippets/chapter/curve.curve.svg and {new}." in built.output
    assert (project / new).read_text(encoding="utf-8") == SVG


def test_a_tensor_in_three_dimensions_is_a_drawing_in_its_place(project: Path, build: Build) -> None:
    snippet("block = [[[1, 2], [3, 4]]]\nrows = [[1, 1]]", out="")(project, "block")
    formula = r"$$\tensor[axis=1, winners=rows]{chapter/block.block}$$"
    block = f"## Block {{#block}}\n\n{formula}\n\n!!! note\n\n    {formula}"
    page("## Section", f"{block}\n\n## Section")(project)
    confirm.confirm(documentation(project))
    # The second build takes the page from the cache.
    for _ in range(2):
        built = build()
        assert built.exit_code == 0, built.output
        for folder, label in (("", "A tensor of shape (1, 2, 2)"), ("zh", "形状为 (1, 2, 2) 的张量")):
            first, second = shown(project, folder).xpath(".//figure[@class='drawing']/svg")
            assert first.get("aria-label").startswith(label)
            assert second.getparent().getparent().get("class") == "admonition note"
            text = (project / "site" / folder / "index.html.md").read_text(encoding="utf-8")
            assert re.search(r"^> .+ 0 = 0$", text, re.MULTILINE)
