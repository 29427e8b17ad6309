"""What stands in one language only is found and named."""

from html import escape
from pathlib import Path

import pytest

from executed_docs.locale.languages import Languages
from executed_docs.translation import parity
from executed_docs.translation.passages import Documentation

SOURCE = "---\ntitle: x\n---\n\n# Page {#page}\n\n## Section {#section}\n\n## Other {#other}\n"
HEAD = '<h1 id="page">Page</h1><h2 id="section">Section</h2>'
TAIL = '<h2 id="other">Other</h2>'
FORMULA = '<span class="math"><math><semantics><annotation>{}</annotation></semantics></math></span>'
NOTES = '<div class="highlight"><pre><code>x</code></pre></div><ol>{}</ol>'

THINGS = {
    "snippet": '<span class="filename">{}</span>',
    "outcome": '<div class="outcome">Output\n{}</div>',
    "formula": FORMULA,
    "drawing": '<figure class="drawing"><svg><text>{}</text></svg></figure>',
    "admonition": '<div class="admonition {}"><p>text</p></div>',
    "link": '<p><a href="{}">text</a></p>',
    "image": '<img src="{}">',
    "inline code": "<p><code>{}</code></p>",
    "number": "<p>text {} text</p>",
}
VALUES = {
    "number": ("2.4.6", "2.5"),
    "drawing": ("3 4", "3 5"),
    "snippet": ("snippets/a/b.py", "snippets/a/c.py"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for language in ("en", "zh"):
        (tmp_path / "docs" / language).mkdir(parents=True)
        add(tmp_path, language, "index.md", HEAD + TAIL)
    return tmp_path


def add(folder: Path, language: str, page: str, article: str, source: str = SOURCE) -> None:
    """Writes a page's source, and what was built from it."""
    path = folder / "docs" / language / page
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    place = folder / "site" / ("" if language == "en" else language) / page.removesuffix(".md")
    built = (place.parent if place.name == "index" else place) / "index.html"
    built.parent.mkdir(parents=True, exist_ok=True)
    built.write_text(f"<html><body><nav>7</nav><article>{article}</article></body></html>", encoding="utf-8")


def differences(folder: Path, *languages: str) -> list[str]:
    documentation = Documentation(folder, Languages(languages or ("en", "zh")))
    return list(parity.differences(documentation, folder / "site"))


def compared(folder: Path, english: str, chinese: str) -> list[str]:
    add(folder, "en", "index.md", english)
    add(folder, "zh", "index.md", chinese)
    return differences(folder)


@pytest.mark.parametrize("kind", THINGS)
def test_equal_things_are_no_difference(folder: Path, kind: str) -> None:
    english, chinese = THINGS[kind].format("1"), THINGS[kind].replace("text", "文字").format("1")
    assert compared(folder, HEAD + english + TAIL, HEAD + chinese + TAIL) == []


@pytest.mark.parametrize("kind", THINGS)
def test_a_thing_in_one_language_only_is_found_in_its_section(folder: Path, kind: str) -> None:
    ours, theirs = VALUES.get(kind, ("ours", "theirs"))
    found = compared(
        folder, HEAD + THINGS[kind].format(ours) + TAIL, HEAD + THINGS[kind].format(theirs) + TAIL
    )
    start = "docs/{}/index.md, line 7: section #section has the "
    assert found == [
        f"{start.format('en')}{kind} {ours!r} 1× more than docs/zh/index.md.",
        f"{start.format('zh')}{kind} {theirs!r} 1× more than docs/en/index.md.",
    ]


@pytest.mark.parametrize("kind", THINGS)
def test_a_thing_that_moved_to_another_section_is_found(folder: Path, kind: str) -> None:
    value, _ = VALUES.get(kind, ("ours", "theirs"))
    thing = THINGS[kind].format(value)
    assert len(compared(folder, HEAD + thing + TAIL, HEAD + TAIL + thing)) == 2


@pytest.mark.parametrize("kind", THINGS)
def test_how_often_a_thing_stands_there_counts(folder: Path, kind: str) -> None:
    value, _ = VALUES.get(kind, ("ours", "theirs"))
    thing = THINGS[kind].format(value)
    (found,) = compared(folder, HEAD + thing * 3 + TAIL, HEAD + thing + TAIL)
    assert f"{kind} {value!r} 2× more" in found


@pytest.mark.parametrize(
    ("ours", "theirs", "kinds"),
    [
        ("<table><tr><td>a</td></tr></table>", "<table><tr><td>a</td><td>b</td></tr></table>", ["table"]),
        ("<table><tr><td>a</td></tr></table>", "<table><tr><td>a</td></tr><tr></tr></table>", ["table"]),
        ("<table></table>", "<p>text</p>", ["table"]),
        (NOTES.format("<li>a</li>"), NOTES.format("<li>a</li><li>b</li>"), ["annotations"]),
        ('<details class="tip"><summary>a</summary></details>', '<div class="admonition tip"></div>', []),
        ('<details class="tip"></details>', '<details class="note"></details>', ["admonition"]),
        ("<table><tr><td>3</td></tr></table>", "<table><tr><td>4</td></tr></table>", ["number"]),
        ("<ul><li>in <em>3</em></li></ul>", "<ul><li>in 三</li></ul>", ["number"]),
        ("<p>a <code>x 3</code></p>", "<p>一 <code>x 3</code></p>", []),
        ("<pre><code>3</code></pre>", "<pre><code>4</code></pre>", []),
        ('<a class="headerlink" href="#a">¶</a>', "", []),
    ],
)
def test_shapes_and_counts(folder: Path, ours: str, theirs: str, kinds: list[str]) -> None:
    found = compared(folder, HEAD + ours + TAIL, HEAD + theirs + TAIL)
    assert {line.split(" has the ")[1].partition(" '")[0] for line in found} == set(kinds)


@pytest.mark.parametrize(
    ("chinese", "parts"),
    [
        (HEAD, ["docs/en/index.md, line 9: the section h2 #other does not stand in docs/zh/index.md"]),
        (
            HEAD + '<h2 id="new">x</h2>' + TAIL,
            ["docs/zh/index.md, line 1: the section h2 #new does not stand in docs/en/index.md"],
        ),
        (
            HEAD + '<h3 id="other">x</h3>',
            [
                "docs/en/index.md, line 9: the section h2 #other",
                "docs/zh/index.md, line 9: the section h3 #other",
            ],
        ),
        (
            '<h1 id="page">x</h1><h2 id="other">x</h2><h2 id="section">x</h2>',
            ["docs/zh/index.md, line 1: its sections stand in another order than in docs/en"],
        ),
    ],
    ids=["missing", "new", "level", "order"],
)
def test_sections_differ(folder: Path, chinese: str, parts: list[str]) -> None:
    found = compared(folder, HEAD + TAIL, chinese)
    assert len(found) == len(parts)
    assert all(line.startswith(part) for line, part in zip(found, parts, strict=True))


@pytest.mark.parametrize(("has", "lacks"), [("en", "zh"), ("zh", "en")])
def test_a_page_in_one_language_only_is_found(folder: Path, has: str, lacks: str) -> None:
    add(folder, has, "chapter/page.md", HEAD)
    (found,) = differences(folder)
    assert found.startswith(f"docs/{has}/chapter/page.md, line 1: there is no docs/{lacks}/chapter/page.md.")


@pytest.mark.parametrize("page", ["page.md", "chapter/page.md", "chapter/index.md"])
def test_every_page_is_compared(folder: Path, page: str) -> None:
    add(folder, "en", page, HEAD + "<p>1</p>" + TAIL)
    add(folder, "zh", page, HEAD + "<p>2</p>" + TAIL)
    assert [line.partition(",")[0] for line in differences(folder)] == [f"docs/en/{page}", f"docs/zh/{page}"]


def test_a_difference_is_shown_on_the_page_that_it_names(folder: Path) -> None:
    (found,) = compared(folder, HEAD + "<p><code><b></code></p>" + TAIL, HEAD + TAIL)
    parity.show(Languages(("en", "zh")), folder / "site", found)
    shown = (folder / "site" / "index.html").read_text(encoding="utf-8")
    assert (
        f'<article><div class="admonition failure"><p class="admonition-title">{escape(found)}</p>' in shown
    )
    assert "failure" not in (folder / "site" / "zh" / "index.html").read_text(encoding="utf-8")


def test_each_translation_is_compared_with_the_main_language(folder: Path) -> None:
    (folder / "docs" / "de").mkdir()
    add(folder, "de", "index.md", HEAD + "<p>7</p>" + TAIL)
    add(folder, "de", "new.md", HEAD)
    add(folder, "zh", "index.md", HEAD + "<p>8</p>" + TAIL)
    assert differences(folder, "en", "zh", "de") == [
        "docs/zh/index.md, line 7: section #section has the number '8' 1× more than docs/en/index.md.",
        "docs/de/new.md, line 1: there is no docs/en/new.md. Write it, or delete this page.",
        "docs/de/index.md, line 7: section #section has the number '7' 1× more than docs/en/index.md.",
    ]
    parity.show(Languages(("en", "zh", "de")), folder / "site", differences(folder, "en", "de")[-1])
    assert "failure" in (folder / "site" / "de" / "index.html").read_text(encoding="utf-8")


def test_a_site_of_one_language_has_no_differences(folder: Path) -> None:
    add(folder, "en", "new.md", HEAD)
    assert differences(folder, "en") == []


def test_pages_that_were_compared_are_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = compared(folder, HEAD + "<p>1</p>" + TAIL, HEAD + TAIL)
    monkeypatch.setattr(parity, "sections", None)
    assert differences(folder) == found != []
    add(folder, "zh", "index.md", HEAD + "<p>1</p>" + TAIL)
    with pytest.raises(TypeError):
        differences(folder)
