"""The graph of a model on a page: laid out once, in the colors of the text, and as text elsewhere."""

import json
from pathlib import Path

import pytest
from lxml import html

from executed_docs.errors import BuildError
from executed_docs.locale import words
from executed_docs.storage.store import Store
from publishing import model_graph
from publishing.model_graph import Graph, GraphError, Layout

GRAPH = Graph(
    (("x", "InputLayer", "(None, 3)"), ('<y>"', "InputLayer", "(None, 3)"), ("add", "Add", "(None, 3)")),
    ((0, 2), (1, 2)),
)
VALUES = {"layers": [list(layer) for layer in GRAPH.layers], "edges": [list(edge) for edge in GRAPH.edges]}


@pytest.fixture
def layout(root: Path, tmp_path: Path) -> Layout:
    return Layout(root, Store(tmp_path / "graphs"))


@pytest.fixture(params=["en", "zh"])
def language(request: pytest.FixtureRequest, root: Path) -> words.Words:
    return words.load(request.param, root / "publishing" / "locale")


def test_the_graph_of_a_run_is_read() -> None:
    assert model_graph.of_run({"model": VALUES, "x": 3}, "model") == GRAPH


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"model": VALUES}, "at the end of the run, which has model."),
        ({"mdel": 3}, "at the end of the run, which has none."),
        ({}, "which has none."),
        ({"mdel": {"layers": [["x", "InputLayer", "()"]], "edges": [[0, 1]]}}, "in another form"),
    ],
)
def test_a_value_that_is_no_model_is_refused(values: dict[str, object], message: str) -> None:
    with pytest.raises(GraphError, match=message):
        model_graph.of_run(values, "mdel")


def test_all_layers_and_edges_are_drawn_and_described(layout: Layout, language: words.Words) -> None:
    (svg,) = html.fragment_fromstring(layout.html(GRAPH, language))
    texts = [each.text_content() for each in svg.iter("text")]
    assert sorted(texts) == sorted(
        text for name, kind, shape in GRAPH.layers for text in (name, f"{kind} {shape}")
    )
    assert len(list(svg.iter("path"))) == len(GRAPH.edges)
    label = svg.get("aria-label")
    assert label.startswith(language["model_graph.label"])
    assert label.endswith('x, <y>" → add: Add (None, 3)')
    assert not svg.xpath(".//*[@id or @class] | .//title")
    assert {each.get("stroke") for each in svg.iter("polygon", "path")} == {"currentColor"}


def test_a_graph_is_laid_out_once(
    layout: Layout, language: words.Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = layout.html(GRAPH, language)

    def again(*_: object, **__: object) -> None:
        raise AssertionError("laid out again")

    monkeypatch.setattr("subprocess.run", again)
    assert layout.html(GRAPH, language) == first


def test_a_damaged_drawing_is_made_again(layout: Layout, language: words.Words) -> None:
    first = layout.html(GRAPH, language)
    for file in layout.cache.folder.rglob("*"):
        if file.is_file():
            file.write_text(file.read_text(encoding="utf-8")[:-9], encoding="utf-8")
    assert layout.html(GRAPH, language) == first


def test_where_nothing_is_drawn_it_is_text(language: words.Words) -> None:
    assert model_graph.markdown(GRAPH, language).endswith(
        '```text\nx: InputLayer (None, 3)\n<y>": InputLayer (None, 3)\nx, <y>" → add: Add (None, 3)\n```'
    )


def test_what_is_missing_is_named_with_the_cure(tmp_path: Path, language: words.Words) -> None:
    with pytest.raises(BuildError, match="wasm-graphviz: run `make setup`"):
        Layout(tmp_path, Store(tmp_path)).html(GRAPH, language)


def test_what_graphviz_refuses_is_shown(
    layout: Layout, language: words.Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json, "dumps", lambda *_, **__: '"')
    with pytest.raises(BuildError, match=r"^Node can't run Graphviz: syntax error in line 1"):
        layout._laid_out(GRAPH.dot)
