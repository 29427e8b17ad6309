"""The page of error messages: each shown by a run, cured by a run, and found by whoever pastes it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from executed_docs.execution import golden
from publishing.keras.runtimes import KERAS2
from tests.site.project import PROJECT

ROOT = Path(__file__).resolve().parents[2]
SOURCE = (ROOT / "docs" / "en" / "errors.md").read_text(encoding="utf-8")
EXCEPTION = re.compile(r"[\w.]*(?:Error|Warning): (?!Exception encountered when calling)")
# What is called otherwise in other people's code.
OWN_NAMES = {
    "Argmax": "AttentionLayer",
    "largest_index": "my_function",
    "keras_tensor": "features",
    "layer dense": "layer encoder_3",
    "doubled": "/home/me/my models/best",
    "(keras/": "(/usr/lib/python3.12/site-packages/keras/",
}


@dataclass(frozen=True)
class Entry:
    """A section of the page.

    Attributes:
        id: The heading's id.
        parts: The parts of messages that the heading quotes.
        snippets: What it shows, in order.
    """

    id: str
    parts: list[str]
    snippets: list[str]

    @property
    def lines(self) -> list[str]:
        """All that its snippets print, in all runtimes."""
        return [
            line
            for name in self.snippets
            for path in sorted(_goldens(name))
            for line in path.read_text(encoding="utf-8").splitlines()
        ]

    def quoted(self, line: str) -> int:
        """How many letters of a line the heading quotes; `…` stands for what differs."""
        return max(len(part) if all(text in line for text in part.split(" … ")) else 0 for part in self.parts)

    @property
    def messages(self) -> list[str]:
        """The lines that say what is wrong."""
        return [line for line in dict.fromkeys(self.lines) if EXCEPTION.match(line) or self.quoted(line)]


def _goldens(name: str) -> list[Path]:
    return golden.existing(PROJECT.load(name))


def _entries() -> list[Entry]:
    found = re.findall(r"^### ([^\n]+) \{#(error-[a-z0-9-]+)\}$(.*?)(?=^##|\Z)", SOURCE, re.M | re.S)
    return [
        Entry(
            name,
            [part.strip() for _, part in re.findall(r"(`+)(.+?)\1(?!`)", heading)],
            re.findall(r'snippet="([^"]+)"', body),
        )
        for heading, name, body in found
    ]


ENTRIES = _entries()


def _distinctive(entry: Entry) -> list[str]:
    """The messages that belong to an entry: no other shows them, or no other's heading quotes as much."""
    others = [other for other in ENTRIES if other != entry]
    return [
        line
        for line in entry.messages
        if all(line not in other.lines or other.quoted(line) < entry.quoted(line) for other in others)
    ]


CASES = [pytest.param(entry, id=entry.id) for entry in ENTRIES]


@pytest.mark.parametrize("entry", CASES)
def test_the_heading_quotes_what_a_run_printed(entry: Entry) -> None:
    for part in entry.parts:
        assert any(all(text in line for text in part.split(" … ")) for line in entry.lines), part
    assert _distinctive(entry)


@pytest.mark.parametrize("entry", CASES)
def test_the_cure_was_run(entry: Entry) -> None:
    """The last snippet runs in Keras 3: on TensorFlow, unless it is for another backend."""
    cure = PROJECT.load(entry.snippets[-1])
    first = next(each for each in cure.runtimes if each is not KERAS2)
    expected = golden.find(cure, first)
    assert expected
    assert expected.suffix == ".out"


def test_there_are_messages_of_all_kinds() -> None:
    assert len(ENTRIES) >= 25
    assert len({entry.id for entry in ENTRIES}) == len(re.findall("^### ", SOURCE, re.M))


@pytest.fixture(scope="module")
def boxes(browser: Browser, address: str) -> Iterator[dict[str, Page]]:
    """A page in each language, with the search opened."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    pages = {}
    for language in ("/", "/zh/"):
        pages[language] = context.new_page()
        pages[language].goto(f"{language}k-function/")
        pages[language].keyboard.press("s")
    yield pages
    context.close()


def _empty_box(page: Page) -> Locator:
    """The search's box, without results of what was searched for before."""
    page.bring_to_front()
    box = page.locator(".md-search__input")
    box.fill("")
    box.press("End")
    expect(page.locator(".md-search-result__link")).to_have_count(0)
    return box


def _paste(page: Page, text: str) -> None:
    box = _empty_box(page)
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    box.press("Control+V")


def _expect_first(page: Page, location: str) -> None:
    # The page stands on top, and right below it its best section.
    first = page.locator(".md-search-result__item").first.locator(".md-search-result__link")
    expect(first.nth(1)).to_have_attribute("href", re.compile(rf"{location.replace('#', '.*#')}$"))


def _as_others_met_it(line: str) -> str:
    for ours, theirs in OWN_NAMES.items():
        line = line.replace(ours, theirs)
    return re.sub(r"(?<![\w.'])\d+(?![\w.'])", "41", line)


@pytest.mark.parametrize("language", ["/", "/zh/"])
@pytest.mark.parametrize("entry", CASES)
def test_a_pasted_message_leads_to_its_entry(
    boxes: dict[str, Page], site: Path, entry: Entry, language: str
) -> None:
    page = boxes[language]
    atlas = json.loads((site / "atlas.json").read_text(encoding="utf-8"))["functions"]
    anchors = {function["name"]: function["anchor"] for function in atlas}
    for line in _distinctive(entry):
        missing = re.search(r"keras\.backend' has no attribute '(\w+)'$", line)
        if missing and missing[1] in anchors and entry.quoted(line) < len(missing[0]):
            # The atlas knows more about it.
            _paste(page, line)
            _expect_first(page, f"atlas/[a-z-]+/#{anchors[missing[1]]}")
            continue
        for text in dict.fromkeys([line, _as_others_met_it(line)]):
            _paste(page, text)
            _expect_first(page, f"errors/#{entry.id}")


@pytest.mark.parametrize("language", ["/", "/zh/"])
def test_a_whole_traceback_leads_to_its_entry(boxes: dict[str, Page], language: str) -> None:
    for name, location in {
        "lambda_layer/document_argmax.keras3": "errors/#error-lambda-shape",
        "lambda_layer/unregistered_function": "errors/#error-locate-function",
        "from_tensorflow_to_keras/tensorflow_function": "errors/#error-tensorflow-function",
        "lambda_layer/load_unsafe.keras3-jax": "errors/#error-name-not-defined",
    }.items():
        _paste(boxes[language], (ROOT / "snippets" / f"{name}.err").read_text(encoding="utf-8"))
        _expect_first(boxes[language], location)


@pytest.mark.parametrize("language", ["/", "/zh/"])
def test_enter_opens_the_entry_and_the_box_keeps_the_message(
    browser: Browser, address: str, language: str
) -> None:
    page = browser.new_page(base_url=address)
    page.goto(f"{language}k-function/")
    page.keyboard.press("s")
    message = "AttributeError: 'tuple' object has no attribute 'as_list'"
    page.locator(".md-search__input").fill(message)
    page.locator(".md-search__input").press("End")
    _expect_first(page, "errors/#error-as-list")
    expect(page.locator(".md-search__input")).to_have_value(message)
    page.locator(".md-search__input").press("Enter")
    page.wait_for_url(re.compile(rf"{language}errors/.*#error-as-list$"))
    expect(page.locator("#error-as-list")).to_be_in_viewport()
    page.close()


def test_pasting_without_a_key_searches_too(boxes: dict[str, Page]) -> None:
    page = boxes["/"]
    _empty_box(page).evaluate(
        """box => {
          box.value = "No gradients provided for any variable.";
          box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
        }"""
    )
    _expect_first(page, "errors/#error-no-gradients")


@pytest.mark.parametrize(
    ("language", "words", "location"),
    [
        ("/", "saving", "/lambda-layer/"),
        ("/", "gradients", "/k-function/"),
        ("/", "KerasTensor", "/from-tensorflow-to-keras/"),
        ("/", "symbolic tensor", "/from-tensorflow-to-keras/"),
        ("/", "K.function", "/k-function/"),
        ("/", "mask", "/lambda-layer/"),
        ("/", "placeholder", "/atlas/graph/"),
        ("/", "Lambda layer", "/lambda-layer/"),
        ("/", "could not infer the shape", "/lambda-layer/"),
        ("/", "error messages", "/errors/"),
        ("/zh/", "匿名函数", "/zh/lambda-expressions/"),
        ("/zh/", "批次轴", "/zh/lambda-layer/"),
        ("/zh/", "梯度", "/zh/k-function/"),
        ("/zh/", "KerasTensor", "/zh/from-tensorflow-to-keras/"),
        ("/zh/", "报错信息", "/zh/errors/"),
    ],
)
def test_a_word_leads_to_its_chapter(
    boxes: dict[str, Page], language: str, words: str, location: str
) -> None:
    box = _empty_box(boxes[language])
    box.fill(words)
    box.press("End")
    first = boxes[language].locator(".md-search-result__link").first
    expect(first).to_have_attribute("href", re.compile(rf"[^/]{location}(\?|$)"))
