"""Executed fences, values and formulas in Python-Markdown, with no MkDocs around it."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from markdown import Markdown

from executed_docs import extension
from executed_docs.errors import BuildError
from executed_docs.execution import runner
from executed_docs.execution.runner import Runner
from executed_docs.options import Options

Convert = Callable[..., html.HtmlElement]


@pytest.fixture
def project(tmp_path: Path, root: Path) -> Path:
    """A copy of the example of another site."""
    left_out = shutil.ignore_patterns(".cache", ".executed", "site", "__pycache__")
    return Path(shutil.copytree(root / "examples" / "other-site", tmp_path / "other", ignore=left_out))


@pytest.fixture
def convert(project: Path, warm_runner: Runner, monkeypatch: pytest.MonkeyPatch) -> Convert:
    """Converts a page's Markdown as a site generator does that knows of extensions only."""
    monkeypatch.setattr(runner, "shared", lambda *_: warm_runner)

    def converted(text: str, *others: str, **options: Any) -> html.HtmlElement:
        own = {"executed_docs.extension": {"root": str(project), **options}}
        markdown = Markdown(extensions=["executed_docs.extension", *others], extension_configs=own)
        return html.fragment_fromstring(markdown.convert(text), create_parent="article")

    return converted


def codes(page: html.HtmlElement) -> list[str]:
    return [code.text_content() for code in page.xpath(".//div[contains(@class, 'highlight')]//code")]


@pytest.mark.parametrize("name", ["index", "floats", "arrays", "temperatures"])
def test_each_page_of_the_example_shows_its_outcomes(project: Path, convert: Convert, name: str) -> None:
    text = (project / f"docs/{name}.md").read_text(encoding="utf-8")
    page = convert(text, "toc", "tables")
    goldens = [
        golden.read_text(encoding="utf-8")
        for golden in (project / "snippets").glob("*/*.[oe][ur][tr]")
        if f'snippet="{golden.parent.name}/{golden.stem}"' in text and "# %%" not in golden.read_text("utf-8")
    ]
    assert goldens or name == "temperatures"
    assert {*goldens} - {""} <= {*codes(page)}
    if name == "temperatures":
        assert "5 days\n" in codes(page)
        # A site generator that knows of extensions only writes no file for it.
        (image,) = page.xpath("./figure/img")
        assert image.get("src").startswith("data:image/svg+xml;base64,")
        assert image.get("alt").startswith("A line over five days")


def test_values_stand_in_prose_and_annotations_below_code(project: Path, convert: Convert) -> None:
    assert "0.30000000000000004, which is" in convert((project / "docs/index.md").read_text()).text_content()
    page = convert((project / "docs/floats.md").read_text())
    (note,) = page.xpath("./ol/li")
    assert note.text_content() == "A Decimal shows all digits of the float."


def test_code_in_an_admonition_a_list_and_a_tab_stays_there(convert: Convert) -> None:
    fence = '    ```python exec="on" snippet="floats/halves"\n    ```'
    page = convert(
        f'!!! note "Look"\n\n{fence}\n\n1.  One\n\n{fence}\n\n=== "Tab"\n\n{fence}\n', "pymdownx.tabbed"
    )
    for place in (".//div[@class='admonition note']", ".//ol/li", ".//div[@class='tabbed-content']"):
        (found,) = page.xpath(place)
        assert codes(found)[1] == "[0, 2, 2, 4]\n"


def test_a_page_with_outcomes_contains_their_styles(convert: Convert) -> None:
    page = convert('# T\n\n```python exec="on" snippet="floats/halves"\n```\n\nText.\n')
    (style,) = page.xpath("./style")
    assert ".outcome.error { border-left-color: #b03a3a; }" in style.text
    assert "style" not in {element.tag for element in convert("{{ floats/tenths.total }}").iter()}


BAD = {
    "no such snippet": (
        '# T\n\n```python exec="on" snippet="floats/halvs"\n```\n',
        "line 3: there is no snippet 'floats/halvs': did you mean 'floats/halves'?",
    ),
    "no such value": (
        "{{ floats/tenths.sum }}",
        "line 1: snippet floats/tenths has no value 'sum'; it has: total",
    ),
    "code that nothing runs": (
        "```python\n1\n```",
        "line 1: this code is not executed. Put it into snippets/",
    ),
    "a part left out": (
        '```python exec="on" snippet="temperatures/tour" part="load"\n```',
        "line 1: the page leaves out the part 'mean' of temperatures/tour.",
    ),
}


@pytest.mark.parametrize(("text", "message"), BAD.values(), ids=BAD)
def test_what_is_wrong_ends_the_build_with_its_page_and_line(
    project: Path, convert: Convert, text: str, message: str
) -> None:
    (project / "docs" / "page.md").write_text(f"---\ntitle: T\n---\n{text}\n")
    number = int(message.split(":")[0].removeprefix("line "))
    placed = message.replace(f"line {number}:", f"docs/page.md, line {number + 3}:")
    with pytest.raises(BuildError) as caught:
        convert(text)
    assert placed in str(caught.value)
    assert message.partition(": ")[2] in convert(text, strict=False).text_content()


def test_a_golden_that_differs_ends_the_build(project: Path, convert: Convert) -> None:
    (project / "snippets/floats/tenths.out").write_text("0.3\n")
    with pytest.raises(
        BuildError, match=r"^docs/index\.md, line 5: floats/tenths in python differs from its golden"
    ):
        convert((project / "docs/index.md").read_text())


def test_formulas_are_rendered_with_the_arrays_of_runs(project: Path, root: Path, convert: Convert) -> None:
    (project / "node_modules").symlink_to(root / "node_modules")
    text = r"$$\tensor{arrays/mean.means}$$"
    shown = convert(text, math=True)
    (formula,) = shown.xpath(".//annotation")
    assert formula.text == r"\begin{bmatrix}3&5\end{bmatrix}"
    assert r"\begin{bmatrix}3&5\end{bmatrix}" in convert(text).text_content()
    with pytest.raises(BuildError, match=r"KaTeX parse error: Undefined control sequence"):
        convert(r"$$\foo$$", math=True)


BAD_OPTIONS: dict[str, tuple[dict[str, Any], str]] = {
    "an unknown option": ({"timeuot": 3}, ": there is no option 'timeuot'; did you mean 'timeout'?"),
    "a text for a number": (
        {"timeout": "long"},
        ", timeout: received 'long'. Write a number above 0, or leave 'timeout' out for `60`.",
    ),
    "a number for a text": ({"snippets": 3}, ", snippets: received 3. Write a text, or leave 'snippets' out"),
    "no choice": ({"unexecuted": "never"}, ", unexecuted: received 'never'. Write `error` or `allow`, or"),
    "a text for a list": ({"exclude": "tables"}, ", exclude: received 'tables'. Write a list of texts, or"),
    "a text for a truth": ({"goldens": "often"}, ", goldens: received 'often'. Write `true` or `false`, or"),
    "nothing at all": ({"memory": 0}, ", memory: received 0. Write a number above 0, or leave 'memory' out"),
    "a path": ({"snippets": "a/b"}, ", snippets: 'a/b' is no name of a package. Write the name of a folder"),
    "no snippets": (
        {"snippets": "code"},
        ", snippets: there is no folder 'code' in {root}. Create it, or name another.",
    ),
    "no project": ({"root": "nope"}, ", root: there is no folder 'nope' in {here}. Create it, or leave it"),
    "no pages": (
        {"docs": "nope"},
        ", docs: there is no folder 'nope' in {root}. Create it, or leave it out.",
    ),
    "nothing to exclude": ({"exclude": ["nope"]}, ", exclude: there is no folder 'nope' in {root}/snippets."),
    "no words": ({"locale": ["nope"]}, ", locale: there is no folder 'nope' in {root}. Create it, or leave"),
    "an unknown language": ({"language": "xx"}, ", language: there is no "),
    "runtimes that there aren't": (
        {"runtimes": "nowhere:IT"},
        ", runtimes: 'nowhere:IT' can't be imported: No module named 'nowhere'. Write them as",
    ),
    "an executor that there isn't": (
        {"executor": "nowhere:IT"},
        ", executor: 'nowhere:IT' can't be imported: No module named 'nowhere'. Write it as",
    ),
}


@pytest.mark.parametrize(("options", "message"), BAD_OPTIONS.values(), ids=BAD_OPTIONS)
def test_a_bad_option_is_named_with_its_cure(
    project: Path, options: dict[str, Any], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.parent)
    own = {"executed_docs.extension": {"root": str(project), **options}}
    with pytest.raises(BuildError) as caught:
        Markdown(extensions=["executed_docs.extension"], extension_configs=own)
    wanted = message.replace("{root}", str(project)).replace("{here}", str(project.parent))
    assert str(caught.value).startswith(f"executed_docs.extension{wanted}")


def test_an_option_without_a_value_has_its_default(convert: Convert) -> None:
    assert convert("{{ floats/tenths.total }}", timeout=None, exclude=None).text_content()


def test_options_have_the_declarations_of_the_plugin() -> None:
    own = {"root", "docs", "strict", "language", "cache"}
    plugin = {name: getattr(option, "declaration", None) for name, option in Options._schema}
    shared = {name: found for name, (found, _) in extension.OPTIONS.items() if name not in own}
    assert shared == {name: plugin[name] for name in shared}


def test_neither_mkdocs_nor_material_is_imported() -> None:
    program = "import sys, executed_docs.extension as _; print([m for m in sys.modules if 'mkdocs' in m])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
