"""Pages without what nobody sees."""

from pathlib import Path

import material
import pytest
from jinja2 import DictLoader, Environment
from markdown import Markdown

from executed_docs.material import minify
from executed_docs.pages.math import Katex
from executed_docs.storage.store import Store


def test_code_has_elements_only_for_what_is_colored() -> None:
    page = '<span></span><span class="n">x</span> <span class="o">=</span> <span class="mi">1</span>'
    assert minify.content(page) == 'x = <span class="mi">1</span>'


def test_html_knows_its_own_namespaces_and_code_keeps_its_text() -> None:
    page = '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"></math>'
    page += '<code>&lt;svg xmlns="x"></code>'
    assert minify.content(page) == '<math display="block"></math><code>&lt;svg xmlns="x"></code>'


def test_templates_leave_no_indentation_and_what_they_show_keeps_its_own() -> None:
    environment = Environment(
        loader=DictLoader({"page": "<a>\n  {% if code %}\n    <pre>{{ code }}</pre>\n  {% endif %}\n</a>\n"})
    )
    minify.trim(environment)
    assert environment.get_template("page").render(code="  x\n\n  y") == "<a>\n<pre>  x\n\n  y</pre>\n</a>"


def test_a_table_scrolls_before_any_script_runs() -> None:
    page = "<p>a</p><table><tr><td>b\n</td></tr></table><table class='c'></table><table></table>"
    assert minify.content(page) == (
        "<p>a</p>"
        '<div class="md-typeset__scrollwrap"><div class="md-typeset__table">'
        '<table class="data"><tr><td>b\n</td></tr></table></div></div>'
        "<table class='c'></table>"
        '<div class="md-typeset__scrollwrap"><div class="md-typeset__table">'
        '<table class="data"></table></div></div>'
    )


def test_a_snippet_says_how_many_lines_it_has() -> None:
    start = '<div class="highlight"><span class="filename">a.py</span>'
    code = 'x\n\n<span class="mi">1</span>\n</code></pre></div><pre>y</pre>'
    assert minify.content(f"{start}<pre><code>{code}") == (
        f'{start}<pre style="--lines:3"><code tabindex="0">{code}'
    )
    assert minify.content("<pre><code>x\n</code></pre>") == '<pre><code tabindex="0">x\n</code></pre>'


@pytest.mark.parametrize(
    ("written", "before", "after"),
    [
        ("```python\nx = f(1)\n```", '<span class="n">x</span> <span class="o">=</span>', "x = f("),
        ("```python\nx = 1\n```", "<span></span>", "<pre><code tabindex"),
        ('``` {.python title="a.py"}\nx = 1\n```', "<pre><span></span><code>", 'style="--lines:1"'),
        ("| a |\n| - |\n| 1 |", "<table>", '<table class="data">'),
    ],
    ids=["names", "empty", "title", "table"],
)
def test_the_installed_markdown_writes_what_is_minified(written: str, before: str, after: str) -> None:
    extensions = ["tables", "pymdownx.highlight", "pymdownx.superfences"]
    html = Markdown(extensions=extensions).convert(written)
    assert before in html
    assert before not in minify.content(html)
    assert after in minify.content(html)


def test_the_installed_katex_writes_the_namespace_that_is_left_out(root: Path, tmp_path: Path) -> None:
    html = Katex(root, Store(tmp_path)).render("x", False)
    assert '<math xmlns="' in html
    assert "xmlns" not in minify.content(html)


def test_the_icons_of_the_installed_material_have_the_namespace_that_is_left_out() -> None:
    icon = Path(material.__file__).parent / "templates/.icons/material/magnify.svg"
    assert icon.read_text(encoding="utf-8").startswith('<svg xmlns="')
