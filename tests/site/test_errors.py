"""The pages of error messages: each shown by a run, cured by a run, and found by whoever pastes it."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from executed_docs.execution import golden
from publishing.keras.runtimes import KERAS2
from tests.site.project import PROJECT
from tests.site.search_engine import LANGUAGES, Answer, answers

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("errors", "pytorch")
SOURCES = {page: (ROOT / "docs" / "en" / f"{page}.md").read_text(encoding="utf-8") for page in PAGES}
EXCEPTION = re.compile(r"[\w.]*(?:Error|Warning): (?=\S)(?!Exception encountered when calling)")
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
    """A section of a page.

    Attributes:
        page: The page.
        id: The heading's id.
        parts: The parts of messages that the heading quotes.
        snippets: What it shows, in order.
    """

    page: str
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

    @property
    def shown(self) -> list[str]:
        """All that its snippets print in the runtimes that this machine has."""
        found = map(PROJECT.load, self.snippets)
        paths = [golden.find(snippet, each) for snippet in found for each in snippet.runtimes]
        return [line for path in paths if path for line in path.read_text(encoding="utf-8").splitlines()]

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
    pattern = r"^### ([^\n]+) \{#(error-[a-z0-9-]+)\}$(.*?)(?=^##|\Z)"
    return [
        Entry(
            page,
            name,
            [part.strip() for _, part in re.findall(r"(`+)(.+?)\1(?!`)", heading)],
            re.findall(r'snippet="([^"]+)"', body),
        )
        for page, source in SOURCES.items()
        for heading, name, body in re.findall(pattern, source, re.M | re.S)
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
    headings = sum(len(re.findall("^### ", source, re.M)) for source in SOURCES.values())
    assert len({entry.id for entry in ENTRIES}) == headings


@pytest.fixture(scope="module")
def ask(site: Path) -> Callable[[str, str], Answer]:
    """Gives the answer to a message in a language; all are asked at once."""
    asked = [
        text for entry in ENTRIES for line in _distinctive(entry) for text in (line, _as_others_met_it(line))
    ]
    known = {
        language: answers(site, language, [*asked, *map(_traceback, TRACEBACKS)]) for language in LANGUAGES
    }
    return lambda language, query: known[language][query]


def _traceback(name: str) -> str:
    return (ROOT / "snippets" / f"{name}.err").read_text(encoding="utf-8")


def _as_others_met_it(line: str) -> str:
    for ours, theirs in OWN_NAMES.items():
        line = line.replace(ours, theirs)
    return re.sub(r"(?<![\w.'])\d+(?![\w.'])", "41", line)


@pytest.fixture(scope="module")
def anchors(site: Path) -> dict[str, str]:
    """Those of the atlas's functions."""
    atlas = json.loads((site / "atlas.json").read_text(encoding="utf-8"))["functions"]
    return {function["name"]: function["anchor"] for function in atlas}


@pytest.mark.parametrize("language", ["en", pytest.param("zh", marks=pytest.mark.slow)])
@pytest.mark.parametrize("entry", CASES)
def test_a_pasted_message_leads_to_its_entry(
    ask: Callable[[str, str], Answer], anchors: dict[str, str], entry: Entry, language: str
) -> None:
    for line in _distinctive(entry):
        if line not in entry.shown and not entry.quoted(line):
            # The site was built without the runtime that prints it.
            continue
        missing = re.search(r"keras\.backend' has no attribute '(\w+)'$", line)
        if missing and missing[1] in anchors and entry.quoted(line) < len(missing[0]):
            # The atlas knows more about it.
            first = ask(language, line).locations[0]
            assert re.fullmatch(rf"atlas/[a-z-]+/#{anchors[missing[1]]}", first), line
            continue
        for text in (line, _as_others_met_it(line)):
            found = ask(language, text)
            assert found.sure, text
            assert found.locations[0] == f"{entry.page}/#{entry.id}", text


TRACEBACKS = {
    "lambda_layer/document_argmax.keras3": "errors/#error-lambda-shape",
    "lambda_layer/unregistered_function": "errors/#error-locate-function",
    "from_tensorflow_to_keras/tensorflow_function": "errors/#error-tensorflow-function",
    "lambda_layer/load_unsafe.keras3-jax": "errors/#error-name-not-defined",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TRACEBACKS)
def test_a_whole_traceback_leads_to_its_entry(
    ask: Callable[[str, str], Answer], language: str, name: str
) -> None:
    assert ask(language, _traceback(name)).locations[0] == TRACEBACKS[name]


@pytest.mark.parametrize("language", ["/", "/zh/"])
def test_enter_opens_the_entry_and_the_box_keeps_the_message(page: Page, language: str) -> None:
    page.goto(f"{language}k-function/")
    page.keyboard.press("s")
    message = "AttributeError: 'tuple' object has no attribute 'as_list'"
    box = page.locator(".md-search__input")
    box.fill(message)
    box.press("End")
    # The page stands on top, and right below it its best section.
    first = page.locator(".md-search-result__item").first.locator(".md-search-result__link").nth(1)
    expect(first).to_have_attribute("href", re.compile(r"/errors/.*#error-as-list$"))
    expect(box).to_have_value(message)
    box.press("Enter")
    page.wait_for_url(re.compile(rf"{language}errors/.*#error-as-list$"))
    expect(page.locator("#error-as-list")).to_be_in_viewport()


def test_pasting_without_a_key_searches_too(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("s")
    page.locator(".md-search__input").evaluate(
        """box => {
          box.value = "No gradients provided for any variable.";
          box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
        }"""
    )
    first = page.locator(".md-search-result__item").first.locator(".md-search-result__link").nth(1)
    expect(first).to_have_attribute("href", re.compile(r"/errors/.*#error-no-gradients$"))
