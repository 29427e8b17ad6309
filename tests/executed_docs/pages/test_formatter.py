"""What a page's Markdown becomes: fences, values and formulas, below MkDocs."""

import logging
from collections.abc import Callable
from pathlib import Path

import markdown_exec
import pytest
from lxml import html
from markdown import Markdown
from mkdocs.config.base import load_config
from pymdownx.superfences import SuperFencesException

from executed_docs import fences
from executed_docs.execution.collection import Collection
from executed_docs.execution.runner import Runner
from executed_docs.execution.snippet import Project
from executed_docs.locale import words
from executed_docs.pages.formatter import EXTENSIONS, Formatter
from executed_docs.pages.math import Katex
from executed_docs.pages.placeholders import Placeholders
from executed_docs.pages.source import Source
from executed_docs.storage.store import Store
from tests.executed_docs.conftest import Draw

Convert = Callable[[str], html.HtmlElement]

FENCE = '```python exec="on" snippet="chapter/sum"\n```'
PATH = "docs/en/page.md"


@pytest.fixture
def convert(project: Path, caches: Path, warm_runner: Runner, monkeypatch: pytest.MonkeyPatch) -> Convert:
    """Converts a page of the small project with its extensions, as the plugin does."""
    config = load_config(str(project / "mkdocs.yml"))
    config.plugins["markdown-exec"].on_config(config)

    def converter() -> Markdown:
        return Markdown(extensions=[*config.markdown_extensions], extension_configs={**config.mdx_configs})

    def convert(page: str) -> html.HtmlElement:
        source = Source(PATH, page, {"other.md": "../other/"}.get)
        collection = Collection(Project(project), warm_runner)
        formatter = Formatter(collection, words.load("en"), converter(), {PATH: source})
        monkeypatch.setitem(markdown_exec.formatters, "python", formatter.format)
        markdown = fences.located(page, PATH, 1)
        markdown = Placeholders(collection.values, words.load("en")).expand(markdown, source)
        markdown = formatter.refuse_unexecuted(markdown, source.place)
        katex = Katex(project, Store(caches / "formulas"))
        shown = katex.render_page(
            converter().convert(markdown), lambda tex, message: source.failure(source.line_of(tex), message)
        )
        return html.fragment_fromstring(shown, create_parent="article")

    return convert


def snippet(project: Path, source: str, name: str = "sum", **goldens: str) -> None:
    file = project / "snippets" / "chapter" / f"{name}.py"
    file.write_text(source, encoding="utf-8")
    file.with_suffix(".out").unlink(missing_ok=True)
    for ending, text in goldens.items():
        file.with_suffix(f".{ending}").write_text(text, encoding="utf-8")


def outcomes(page: html.HtmlElement) -> list[str]:
    blocks = page.xpath('.//div[contains(@class, "outcome")]//code')
    return [block.text_content() for block in blocks]


@pytest.mark.parametrize(
    ("source", "goldens", "is_expected"),
    [
        ("print('first')", {"out": "first\n"}, True),
        ("print('```')", {"out": "```\n"}, True),
        ("print('second')", {"out": "2\n"}, False),
        ("print('x')\nraise KeyError('y')", {"err": "x\n"}, False),
        ("# %% one\nprint('one')\n# %% two\nprint('two')", {"out": "# %% one\none\n# %% two\ntwo\n"}, False),
        ("silent = True", {"out": ""}, False),
        ("print('without a golden')", {}, False),
    ],
)
def test_what_a_page_will_show_is_converted_while_it_runs(
    project: Path, warm_runner: Runner, source: str, goldens: dict[str, str], is_expected: bool
) -> None:
    snippet(project, source, **goldens)
    collection = Collection(Project(project), warm_runner)
    ((found, _),) = collection.waiting
    formatter = Formatter(collection, words.load("en"), Markdown(extensions=[*EXTENSIONS]), {})
    formatter.convert_expected()
    expected = dict(collection.blocks)
    for part in found.parts or [""]:
        formatter.format("", {"snippet": "chapter/sum"} | ({"part": part} if part else {}))
    assert expected.items() <= collection.blocks.items()
    assert (expected == collection.blocks) is is_expected


def test_a_golden_that_cant_be_read_is_left_to_its_page(project: Path, warm_runner: Runner) -> None:
    snippet(project, "print('no golden')")
    (project / "snippets" / "chapter" / "sum.out").mkdir()
    collection = Collection(Project(project), warm_runner)
    formatter = Formatter(collection, words.load("en"), Markdown(extensions=[*EXTENSIONS]), {})
    formatter.convert_expected()
    with pytest.raises(SuperFencesException, match="IsADirectoryError"):
        formatter.format("", {"snippet": "chapter/sum"})


def test_code_annotations_and_outcome_follow_each_other(project: Path, convert: Convert) -> None:
    snippet(project, "total = 1 + 2  # (1)!\nprint(total)", out="3\n")
    page = convert(FENCE.replace("\n", "\n1. [A note](other.md#a): {{ chapter/sum.total }}.\n", 1))
    (notes,) = page.xpath(".//ol")
    assert notes.text_content().strip() == "A note: 3."
    assert notes.xpath(".//a/@href") == ["../other/#a"]
    assert "annotations" in notes.get("class")
    assert "highlight" in notes.getprevious().get("class")
    assert notes.getprevious().text_content().strip().startswith("snippets/chapter/sum.py")
    assert "outcome" in notes.getnext().get("class")


TEXTS = [
    "<script>alert(1)</script> &amp; <b>",
    "```\n# heading\n```",
    "`````````\n$x$ **bold** {{ chapter/sum.total }} \\tensor{chapter/sum.total}",
    '"quotes" and \\backslashes\\n {.class} [link](x) # (1)!',
    "    indented\n\n\n  and more\n1. list",
    '<span class="arithmatex">\\(x\\)</span>',
    "!!! failure\n    no",
    "维度 … \u2028 \U0001f600",
]


def test_output_is_shown_as_it_is(project: Path, convert: Convert, caplog: pytest.LogCaptureFixture) -> None:
    for number, text in enumerate(TEXTS):
        snippet(project, f"print({text!r})", f"text{number}", out=f"{text}\n")
    page = convert("\n\n".join(FENCE.replace("sum", f"text{number}") for number in range(len(TEXTS))))
    assert outcomes(page) == [f"{text}\n" for text in TEXTS]
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


def test_no_output_has_a_caption(project: Path, convert: Convert) -> None:
    snippet(project, "total = 3", out="")
    (silent,) = convert(FENCE).xpath('.//p[@class="outcome silent"]')
    assert silent.text_content().startswith("No output · Python 3.")


def test_an_expected_error_is_shown_as_one(project: Path, convert: Convert) -> None:
    text = (
        'Traceback (most recent call last):\n  File "snippets/chapter/sum.py", line 2, in <module>\n'
        "    1 / 0\nZeroDivisionError: division by zero\n"
    )
    snippet(project, "total = 3\n1 / 0", err=text)
    page = convert(FENCE)
    assert outcomes(page) == [text]
    assert page.xpath('.//div[contains(@class, "outcome error")]')


def test_a_failure_stands_on_the_page_with_the_code(
    project: Path, convert: Convert, caplog: pytest.LogCaptureFixture
) -> None:
    snippet(project, "total = 3\nprint('<b>')", out="3\n")
    page = convert(f"\n\n{FENCE}")
    (failure,) = page.xpath('.//div[@class="admonition failure"]')
    assert f"{PATH}, line 3" in failure.text_content()
    assert "-3\n+<b>" in failure.text_content()
    assert "print('<b>')" in page.text_content()
    assert f"{PATH}, line 3: chapter/sum in python differs from its golden." in caplog.text


def test_an_executed_fence_in_a_tab_and_in_a_list(convert: Convert) -> None:
    inner = FENCE.replace("\n", "\n    ")
    page = convert(f'=== "Tab"\n\n    {inner}\n\n- Item\n\n    {inner}')
    assert outcomes(page) == ["3\n", "3\n"]


@pytest.mark.parametrize(
    ("page", "line", "message"),
    [
        ('```python exec="on"\n```', 1, "an executed fence reads"),
        ('\n```python exec="on" snippet="chapter/sum" source="above"\n```', 2, "an executed fence reads"),
        ("```py\nx = 1\n```", 1, "this code is not executed. Put it into snippets/ and name it"),
        ("\n\n``` {.python}\nx = 1\n```", 3, "this code is not executed. Put it into snippets/ and name it"),
        (FENCE.replace("sum", "summ"), 1, "there is no snippet 'chapter/summ': did you mean 'chapter/sum'?"),
        (FENCE.replace("\n", "\n1. [It](nowhere.md)\n", 1), 1, "there is no page 'nowhere.md' to link to"),
        ("a\n\n{{ chapter/sum.totl }}", 3, "snippet chapter/sum has no value 'totl'; it has: total"),
        ("a\n\n$\\foo$", 3, "Undefined control sequence"),
    ],
)
def test_what_is_wrong_is_logged_with_its_line_and_shown_in_its_place(
    convert: Convert, caplog: pytest.LogCaptureFixture, page: str, line: int, message: str
) -> None:
    assert message in convert(page).text_content()
    (record,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert f"{PATH}, line {line}: " in record.getMessage()
    assert message in record.getMessage()


def test_a_fence_that_cannot_be_formatted_ends_the_build_with_its_place(
    convert: Convert, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(Collection, "outcome", broken)
    with pytest.raises(Exception, match=rf"{PATH}:3: RuntimeError\('broken'\)"):
        convert(f"a\n\n{FENCE}")


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"></svg>\n'
DRAWING = '```python exec="on" snippet="chapter/it" alt="A curve"\n```'


def test_a_picture_follows_the_outcome(project: Path, convert: Convert, draw: Draw) -> None:
    draw("it", SVG, out="", curve_svg=SVG)
    page = convert(DRAWING)
    (image,) = page.xpath('.//p[contains(@class, "silent")]/following-sibling::figure/img')
    assert image.get("alt") == "A curve"
    (caption,) = page.xpath('.//p[contains(@class, "silent")]')
    assert caption.text_content().startswith("Picture · Python 3.")
    assert not page.find_class("failure")


@pytest.mark.parametrize(
    "fence", [DRAWING.replace(' alt="A curve"', ""), DRAWING.replace("alt=", "alt_slope=")]
)
def test_a_picture_without_an_alternative_is_an_error_with_its_place(
    project: Path, convert: Convert, draw: Draw, fence: str
) -> None:
    draw("it", SVG, out="", curve_svg=SVG)
    failure = convert(f"\n{fence}").find_class("failure")[0].text_content()
    assert f"{PATH}, line 2" in failure
    assert "chapter/it draws curve.svg, which has no text alternative" in failure


def test_a_changed_picture_is_shown_with_its_golden(project: Path, convert: Convert, draw: Draw) -> None:
    draw("it", SVG, out="", curve_svg=SVG.replace("20", "30"))
    page = convert(DRAWING)
    message, golden = page.find_class("failure")
    assert "chapter/it in python draws another curve.svg than its golden" in message.text_content()
    assert golden.xpath(".//img/@width") == ["30"]
    assert page.xpath("./figure/img/@width") == ["20"]


def test_a_golden_that_is_no_picture_is_named_alone(project: Path, convert: Convert, draw: Draw) -> None:
    draw("it", SVG, out="", curve_svg="3")
    (message,) = convert(DRAWING).find_class("failure")
    assert "Look at both, snippets/chapter/it.curve.svg and .cache/figures/chapter/it.curve.svg." in (
        message.text_content()
    )


@pytest.mark.parametrize(
    "svg",
    [
        f"{SVG}{' ' * 2**17}",
        SVG[:-9],
        SVG.replace("></", "><script/></"),
        SVG.replace("></", "><a href='//a'/></"),
    ],
    ids=["too large", "no end", "script", "link"],
)
def test_a_picture_that_a_page_can_t_show_is_an_error_with_its_place(
    project: Path, convert: Convert, draw: Draw, svg: str
) -> None:
    draw("it", svg)
    (failure,) = convert(DRAWING).find_class("failure")
    assert f"{PATH}, line 1" in failure.text_content()
    assert "chapter/it in python writes curve.svg" in failure.text_content()
