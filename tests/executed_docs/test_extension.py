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


def test_a_missing_folder_is_an_error_with_its_cure(convert: Convert) -> None:
    with pytest.raises(
        BuildError, match=r"executed_docs\.extension, snippets: there is no folder 'samples' in "
    ):
        convert("", snippets="samples")


def test_an_unknown_option_is_an_error(convert: Convert) -> None:
    with pytest.raises(KeyError, match="timeuot"):
        convert("", timeuot=3)


def test_options_have_the_defaults_of_the_plugin() -> None:
    own = {"root", "docs", "strict", "language", "cache"}
    plugin = {name: option.default for name, option in Options._schema}
    shared = {name: default for name, (default, _) in extension.OPTIONS.items() if name not in own}
    assert shared == {name: plugin[name] or default for name, default in shared.items()}


def test_neither_mkdocs_nor_material_is_imported() -> None:
    program = "import sys, executed_docs.extension as _; print([m for m in sys.modules if 'mkdocs' in m])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
