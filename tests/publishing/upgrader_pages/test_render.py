"""What readers see of the table and of the corpus."""

from pathlib import Path

import pytest
from lxml import html

from executed_docs.locale import words
from publishing.proof.programs import Era
from publishing.proof.proof import Row as Proved
from publishing.proof.proof import Status, Verdict
from publishing.proof.trial import Array, Result
from publishing.proof.upgrader import Finding, Kind
from publishing.upgrader.entry import (
    Attribute,
    Cast,
    Kernel,
    Keyword,
    Length,
    Loss,
    Method,
    Name,
    Pair,
    Property,
    Rule,
    Upgrade,
    Weights,
)
from publishing.upgrader_pages.render import Data, Templates, links, proved, shown
from publishing.upgrader_pages.render import _rule as described

ROOT = Path(__file__).resolve().parents[3]

ROW: Data = {
    "id": "add-loss",
    "title": "model.add_loss(tensor)",
    "category": "training",
    "about": {"en": "Write a `Layer` & call it.", "zh": "写一个 `Layer`。"},
    "breaks": "raises",
    "state": "rewritten",
    "rules": [{"old": "lr=", "new": "", "of": "keras.*", "does": "reported"}],
    "before": "a = '<b>'",
    "after": "c = 1",
    "written": "instead",
    "agree": "agree_instead",
    "keras2": {"kind": "value", "facts": "float32 · (2,)", "text": "[1. 2.]"},
    "keras3": {"kind": "error", "facts": "", "text": "ValueError: <lr> is gone"},
    "where": "JAX",
    "upgraded": {"kind": "value", "facts": "", "text": "[1. 2.]"},
    "backends": ["TensorFlow", "JAX"],
    "unequal": [],
}


def templates(kind: str, language: str = "en") -> Templates:
    own = words.load(language, ROOT / "publishing" / "locale")
    return Templates(ROOT, own, language, {"keras2": "tf-keras 2", "keras3": "keras 3"}, kind)


@pytest.mark.parametrize(
    ("result", "facts", "text"),
    [
        (Result((Array((), "float64", (0.5,)),)), "", "0.5"),
        (Result((Array((2,), "int32", (1.0, 2.0)),)), "int32 · (2,)", "[1 2]"),
        (Result((Array((), "text", ("<a>",)),)), "", "'<a>'"),
        (Result((Array((), "float64", (4.0,)), Array((), "text", ("a",)))), "", "4.\n'a'"),
        (Result((Array((), "bool", (1.0,)),), warnings=("UserWarning: b",)), "", "UserWarning: b\nTrue"),
        (Result(error="NotImplementedError"), "", "NotImplementedError"),
        (Result(error="ValueError", message="no"), "", "ValueError: no"),
    ],
)
def test_a_result_is_shown_as_a_reader_sees_it(result: Result, facts: str, text: str) -> None:
    found = shown(result)
    assert (found["facts"], found["text"]) == (facts, text)
    assert found["kind"] == ("error" if result.error else "value")


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        (Keyword("keras.optimizers.*", "lr", "learning_rate"), "lr=", "learning_rate="),
        (Method("fit_generator", "fit"), ".fit_generator(…)", ".fit(…)"),
        (Property("get_shape", "shape"), ".get_shape()", ".shape"),
        (Attribute("_keras_shape", "shape"), "._keras_shape", ".shape"),
        (Attribute("updates", of="assigned"), ".updates = …", ""),
        (Name("keras.layers.CuDNNGRU", "keras.layers.GRU"), "keras.layers.CuDNNGRU", "keras.layers.GRU"),
        (Kernel("keras.layers.Conv2D"), "(n, 3, 3)", "(n, (3, 3))"),
        (
            Pair("keras.layers.Conv2D", "nb_row nb_col", "kernel_size"),
            "nb_row=, nb_col=",
            "kernel_size=(…, …)",
        ),
        (
            Length("keras.layers.Embedding", "input_length", "input_shape"),
            "input_length=n",
            "input_shape=(n,)",
        ),
        (Weights(".save_weights"), '"….h5"', '"….weights.h5"'),
        (Loss("add_loss"), ".add_loss(…)", ""),
        (Cast("tensorflow.to_float", "float32"), "tensorflow.to_float(x)", "tf.cast(x, tf.float32)"),
    ],
)
def test_a_rule_is_shown_as_code(rule: Rule, old: str, new: str) -> None:
    (data,) = Upgrade("a", "A", (rule,), None, "", "a", "甲", "raises").data()
    found = described(data)
    assert (found["old"], found["new"]) == (old, new)


@pytest.mark.parametrize(
    ("rule", "does"),
    [
        (Keyword(".fit", "workers", drop=True), "left_out"),
        (Keyword(".fit", "decay", zero=True), "left_out_if_zero"),
        (Keyword(".fit", "mode"), "reported"),
    ],
)
def test_a_rule_without_new_code_says_what_it_does(rule: Rule, does: str) -> None:
    (data,) = Upgrade("a", "A", (rule,), None, "", "a", "甲", "raises").data()
    assert described(data)["does"] == does


def test_a_row_has_its_programs_its_message_and_its_rule() -> None:
    page = html.fragment_fromstring(templates("html").entry(ROW))
    codes = [code.text_content() for code in page.xpath(".//pre/code")]
    assert codes == ["a = '<b>'", "[1. 2.]", "ValueError: <lr> is gone", "c = 1", "[1. 2.]"]
    assert [span.text_content() for span in page.find_class("verdict")] == ["Raises", "Rewritten"]
    text = page.text_content()
    for part in ("Write a Layer & call it.", "on TensorFlow, JAX.", "lr= → reported", "Keras 3 on JAX"):
        assert part in text


def test_a_row_that_is_left_has_no_new_program() -> None:
    page = html.fragment_fromstring(templates("html").entry({**ROW, "after": "", "state": "left"}))
    assert len(page.find_class("side")) == 1


def test_the_markdown_edition_has_the_same() -> None:
    text = templates("md").entry(ROW)
    for part in ("```python\na = '<b>'\n```", "```text\nValueError: <lr> is gone\n```", "- `lr=` → reported"):
        assert part in text
    chinese = templates("md", "zh").entry(ROW)
    assert "这样改写后，在 TensorFlow、JAX 上的结果与 Keras 2 相同。" in chinese
    assert "- `lr=` → 只报告（适用于：`keras.*`）" in chinese
    assert "升级后，在" in templates("md", "zh").entry(ROW | {"agree": "agree"})


def test_the_index_links_to_the_rows() -> None:
    page = html.fragment_fromstring(templates("html").index([ROW]))
    (link,) = page.xpath(".//a")
    assert (link.get("href"), link.text_content()) == ("#add-loss", "model.add_loss(tensor)")
    assert "| [`model.add_loss(tensor)`](#add-loss) | Raises | Rewritten |" in templates("md").index([ROW])


def test_the_corpus_has_what_is_left_with_links_and_each_backend() -> None:
    rules = {
        "backend": {"sum": {"category": "neural_network", "anchor": "k-sum"}, "slice": {}},
        "messages": {"add-loss": {}},
    }
    findings = tuple(Finding(1, Kind.LEFT, rule, "why") for rule in ("K.sum", "add-loss", "saved", "K.sum"))
    results = {
        "keras3-tensorflow": Verdict(Status.EQUAL),
        "keras3-jax": Verdict(Status.RAISES, "ValueError: " + "long " * 99),
    }
    row = Proved("vae/a.py", "vae", Era.TF_KERAS, 30, 5, 4, findings, results)
    data = proved(row, links(rules))
    page = html.fragment_fromstring(templates("html").corpus([data]))
    cells = page.xpath(".//tbody/tr/td")
    assert [cell.text_content() for cell in cells[:3]] == ["vae/a.py", "4 of 30", "K.sum add-loss saved"]
    assert [link.get("href") for link in page.xpath(".//a")] == [
        "atlas/neural-network.md#k-sum",
        "breakages.md#add-loss",
    ]
    assert cells[3].text_content() == "equal"
    assert cells[4].text_content().startswith("raises ValueError: long")
    assert len(cells[4].text_content()) < 110
    assert cells[5].text_content() == ""
    text = templates("md").corpus([data])
    assert "[`K.sum`](../atlas/neural-network/#k-sum)" in text


def test_backends_that_differ_alike_are_named_together() -> None:
    unequal = [{"backends": ["JAX", "NumPy"], "detail": "1 of 2 elements"}]
    page = html.fragment_fromstring(templates("html").entry({**ROW, "unequal": unequal}))
    assert "another result on JAX, NumPy: 1 of 2 elements" in page.text_content()
