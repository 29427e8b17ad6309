"""The pictures that a run draws: which become part of its outcome, and which are refused."""

import re
from pathlib import Path

import pytest

from executed_docs.execution.figures import normalized, size
from executed_docs.execution.outcome import RunError
from tests.conftest import Run

START = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">'
LINE = f'{START}<path d="M0 0L20 10"></path></svg>'

WRITE = "from pathlib import Path\nsvg = {svg!r}\n"


def drawing(*files: str, svg: str = LINE) -> str:
    """A snippet that writes a picture into some files."""
    lines = [f"Path({file!r}).parent.mkdir(exist_ok=True)\nPath({file!r}).write_text(svg)" for file in files]
    return "\n".join([WRITE.format(svg=svg), *lines])


def test_pictures_are_part_of_the_outcome_sorted_and_by_name(run: Run) -> None:
    figures = run(drawing("b.svg", "plots/a.svg")).figures
    assert [(figure.name, figure.svg) for figure in figures] == [
        ("a.svg", f"{LINE}\n"),
        ("b.svg", f"{LINE}\n"),
    ]


def test_a_picture_belongs_to_the_part_that_draws_it(run: Run) -> None:
    source = f"# %% one\n{drawing('a.svg')}\n# %% two\nprint(2)\n# %% three\nPath('b.svg').write_text(svg)\n"
    outcome = run(source)
    assert [(figure.name, figure.part) for figure in outcome.figures] == [
        ("a.svg", "one"),
        ("b.svg", "three"),
    ]
    shown = {part: [figure.name for figure in outcome.of_part(part).figures] for part in outcome.parts}
    assert shown == {"one": ["a.svg"], "two": [], "three": ["b.svg"]}


def test_what_was_drawn_before_an_error_is_shown(run: Run) -> None:
    outcome = run(f"{drawing('a.svg')}\nraise ValueError('no')")
    assert (outcome.error, [figure.name for figure in outcome.figures]) == ("ValueError", ["a.svg"])


def test_a_deleted_picture_and_other_files_are_none(run: Run) -> None:
    assert run(f"{drawing('a.svg', 'b.png')}\nPath('a.svg').unlink()").figures == ()


def test_a_run_sees_no_picture_of_another_run(run: Run) -> None:
    assert run(drawing("a.svg")).figures
    assert run("print(1)").figures == ()


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (
            f"{WRITE.format(svg=LINE)}Path('a.svg').write_text(svg + ' ' * 5 * 2**20)",
            "writes a.svg of 5,120 KiB, more than 64 KiB",
        ),
        (
            drawing("a.svg", svg=f"{START}<path></svg>"),
            "writes a.svg, which a page can't show: it is broken XML",
        ),
        (drawing("a.svg", svg=""), "it is broken XML: no element found"),
        (drawing("a.svg", svg=f"{START}<script>alert(1)</script></svg>"), "it has a script element"),
        (
            drawing("a.svg", svg=f'{START}<a href="https://example.org/"/></svg>'),
            "refers to 'https://example.org/'",
        ),
        (drawing("a.svg", "plots/a.svg"), "writes two pictures named a.svg. Rename one."),
        (drawing("a.svg", "plots/A.svg"), "writes two pictures named A.svg. Rename one."),
        (drawing("a.svg", "a.svg"), "writes a.svg more than once"),
        (drawing("a b.svg"), "writes a b.svg. Name it with letters, digits and underscores only."),
        (f"{WRITE.format(svg='')}Path('a.svg').write_bytes(b'\\xff')", "can't decode byte 0xff"),
    ],
)
def test_what_a_page_can_t_show_is_refused_by_name(run: Run, source: str, reason: str) -> None:
    with pytest.raises(RunError, match=rf"^chapter/it\d+ in python .*{re.escape(reason)}"):
        run(source)


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<foreignObject/>", "it has a foreignObject element"),
        ('<html xmlns="http://www.w3.org/1999/xhtml"/>', "which is none of SVG"),
        ('<path onclick="f()"/>', "path has the script 'onclick'"),
        ('<image href="a.png"/>', "image refers to 'a.png'"),
        ('<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="//a/b#c"/>', "use refers to '//a/b#c'"),
        ('<a href="javascript:f()"/>', "a refers to 'javascript:f()'"),
        ('<image href="data:image/svg+xml,x"/>', "image refers to 'data:image/svg+xml,x'"),
        ('<a><set attributeName="href" to="https://a/"/></a>', "set refers to 'href'"),
        ('<path style="fill: url( &quot;https://a/b&quot;)"/>', "path refers to 'https://a/b'"),
        ('<path fill="url(//a/b#c)"/>', "path refers to '//a/b#c'"),
        ("<style>@import 'https://a/b.css';</style>", "style refers to 'https://a/b.css'"),
        (
            '<path style="fill: image-set(&quot;https://a/b&quot; 1x)"/>',
            "path refers to 'https://a/b'",
        ),
        ("<style>g { mask: -webkit-image-set( 'https://a/b' 1x) }</style>", "style refers to 'https://a/b'"),
        ("<style>g { mask: image('//a/b') }</style>", "style refers to '//a/b'"),
        ("<style>g { mask: src('//a/b') }</style>", "style refers to '//a/b'"),
        (r'<path style="fill: u\72l(https://a/b)"/>', "path refers to 'https://a/b'"),
        (r'<path fill="\000055 rl(//a/b#c)"/>', "path refers to '//a/b#c'"),
        (r"<style>@\69mport 'https://a/b.css';</style>", "style refers to 'https://a/b.css'"),
        (r"<style>@im\port 'https://a/b.css';</style>", "style refers to 'https://a/b.css'"),
        ('<a ping="https://a/" href="#b"/>', "a refers to 'https://a/'"),
        ("<style>@font-face { src: url(https://a/b.woff2) }</style>", "style refers to 'https://a/b.woff2'"),
    ],
)
def test_nothing_in_a_picture_acts_or_loads(inside: str, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        normalized(f"{START}{inside}</svg>")


@pytest.mark.parametrize(
    ("svg", "reason"),
    [
        ("<html/>", "it is no SVG"),
        ("<svg/>", "it is no SVG"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "it doesn't say its size"),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="50"/>', "it doesn't say its size"),
        (f'<!DOCTYPE svg [<!ENTITY a "b">]>{START}&a;</svg>', "it declares an entity"),
        (f"{START}&nbsp;</svg>", "it is broken XML: undefined entity"),
    ],
)
def test_what_is_no_picture_is_refused(svg: str, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        normalized(svg)


def test_what_refers_to_the_picture_itself_stays() -> None:
    inside = (
        '<defs><path d="M0 0" id="a"></path></defs><path clip-path="url(#a)"></path>'
        '<use href="#a"></use><image href="data:image/png;base64,AA=="></image>'
        "<style>text { fill: red }</style>"
    )
    assert normalized(f"{START}{inside}</svg>") == f"{START}{inside}</svg>\n"


def test_what_is_not_drawn_is_left_out() -> None:
    head = (
        '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">\n'
    )
    rdf = '<metadata><r:RDF xmlns:r="http://r/"><r:date>2020-01-01</r:date></r:RDF></metadata>'
    assert normalized(f'{head}{START}<!-- now -->{rdf}<path d="M0 0L20 10"/></svg>') == f"{LINE}\n"


@pytest.mark.parametrize(
    ("attributes", "pixels"),
    [
        ('viewBox="0 0 20 10"', (20, 10)),
        ('viewBox="-1.5, -1 20.4 10"', (20, 10)),
        ('width="30" height="15px" viewBox="0 0 20 10"', (30, 15)),
        ('width="288pt" height="216pt"', (384, 288)),
        ('width="1in" height="2.54cm"', (96, 96)),
    ],
)
def test_the_size_is_in_pixels(attributes: str, pixels: tuple[int, int]) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}><g stroke-width="9"></g></svg>'
    assert size(normalized(svg)) == pixels


def test_no_path_of_this_machine_stands_in_a_picture(run: Run) -> None:
    described = "Path('a.svg').write_text(svg.replace('<path', f'<desc>{Path.cwd()}/b</desc><path'))"
    (figure,) = run(f"{WRITE.format(svg=LINE)}{described}").figures
    assert figure.svg == LINE.replace("<path", "<desc>b</desc><path") + "\n"


def test_data_of_the_chapter_is_no_picture(run: Run, tmp_path: Path) -> None:
    assert run("from pathlib import Path\nPath('c.svg').symlink_to('/etc/hostname')").figures == ()


def test_matplotlib_draws_the_same_whatever_ran_before(run: Run) -> None:
    source = (
        "import matplotlib.pyplot as plt\n\nplt.plot([1, 3, 2], label='a')\nplt.legend()\nplt.savefig('a')\n"
    )
    first = run(source)
    run("import matplotlib.pyplot as plt\nplt.rcParams['svg.fonttype'] = 'path'\nplt.plot([9, 9])")
    again = run(source)
    assert again == first
    (figure,) = first.figures
    assert figure.name == "a.svg"
    assert re.search(r"<text [^>]*>a</text>", figure.svg)
    assert size(figure.svg) == (384, 288)
    assert "Matplotlib" in first.versions
