"""Pages without what nobody sees."""

from jinja2 import DictLoader, Environment

from executed_docs.material import minify


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


def test_a_snippet_tells_how_high_it_is() -> None:
    start = '<div class="highlight"><span class="filename">a.py</span>'
    code = 'x\n\n<span class="mi">1</span>\n</code></pre></div><pre>y</pre>'
    assert minify.content(f"{start}<pre><code>{code}") == (
        f'{start}<pre style="--lines:3"><code tabindex="0">{code}'
    )
    assert minify.content("<pre><code>x\n</code></pre>") == '<pre><code tabindex="0">x\n</code></pre>'
