"""The box of the front door, and the page around it."""

import base64
import re
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Locator, Page, expect

from tests.site.test_ground import AXE

MISSING = "AttributeError: module 'keras.backend' has no attribute 'argmax'"
TRACEBACK = f'Traceback (most recent call last):\n  File "train.py", line 3\n    K.argmax(x)\n{MISSING}\n'
CODE = "from keras import backend as K\n\nx = K.argmax(y, axis=1)\n"
LANGUAGES = ["/", "/zh/"]
# What each of these gets said, in the first words of it.
SAID = {
    "nothing": ("", "The box is empty.", "输入框是空的。"),
    "python 2": ('import keras\nprint "loss:", loss\n', "This is Python 2.", "这是 Python 2 代码。"),
    "another language": (
        "Модуль keras.backend не имеет атрибута",
        "Keras writes its messages in English.",
        "Keras 的报错信息是英文的。",
    ),
    "5 MB of code": (CODE * 100_000, "This is 5.", "这段内容有 5."),
    "5 MB of a log": (
        "step 1 of 9\n" * 420_000,
        "Press Enter to search. Only the last",
        "按 Enter 键搜索。只看最后",
    ),
}


def _box(page: Page) -> Locator:
    return page.locator("#door-text")


def _said(page: Page) -> Locator:
    return page.locator(".door").get_by_role("status")


def _paste(page: Page, text: str) -> None:
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    _box(page).focus()
    page.keyboard.press("ControlOrMeta+V")


def _give(page: Page, event: str, name: str, kind: str, content: bytes) -> None:
    """Drops or pastes a file."""
    page.evaluate(
        """async ([event, name, type, url]) => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([await (await fetch(url)).blob()], name, { type }));
            const options = { bubbles: true, cancelable: true };
            const made = event === "paste"
              ? new ClipboardEvent(event, { ...options, clipboardData: transfer })
              : new DragEvent(event, { ...options, dataTransfer: transfer });
            document.querySelector("#door-text").dispatchEvent(made);
        }""",
        [event, name, kind, f"data:;base64,{base64.b64encode(content).decode()}"],
    )


@pytest.mark.parametrize("text", [MISSING, TRACEBACK], ids=["message", "traceback"])
@pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.slow)])
@pytest.mark.parametrize("language", ["/", pytest.param("/zh/", marks=pytest.mark.slow)])
def test_a_message_finds_its_entry_and_stays_in_the_box(
    page: Page, language: str, width: int, text: str
) -> None:
    page.set_viewport_size({"width": width, "height": 720})
    page.goto(language)
    _paste(page, text)
    page.keyboard.press("Enter")
    expect(page.locator(".md-search-result__link[href$='#k-argmax']").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    expect(_box(page)).to_be_focused()
    expect(_box(page)).to_have_value(text)
    page.get_by_role("button", name=re.compile("^(Search|搜索)$")).click()
    expect(page.locator(".md-search-result__link[href$='#k-argmax']").first).to_be_visible()
    page.locator(".md-search__input").press("Enter")
    page.wait_for_url(re.compile(r"/atlas/reductions/.*#k-argmax$"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_code_opens_the_code_checker_with_it(page: Page, language: str) -> None:
    page.goto(language)
    _paste(page, CODE)
    expect(_said(page)).to_have_text(re.compile("Press Enter to open the code checker|在代码检查里打开"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{language}code-checker/")
    expect(page.locator("#checker-code")).to_have_value(CODE)
    expect(page.locator(".checker-finding")).not_to_have_count(0)
    page.goto(language)
    expect(_box(page)).to_have_value(CODE)


def test_code_in_the_code_checker_is_not_lost(page: Page) -> None:
    page.goto("/code-checker/")
    page.locator("#checker-code").fill("import keras\n")
    page.goto("/")
    _paste(page, CODE)
    page.keyboard.press("Enter")
    page.wait_for_url("**/code-checker/")
    expect(page.locator("#checker-code")).to_have_value(CODE)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#checker-code")).to_have_value("import keras\n")
    # What was handed over once is not handed over again.
    page.reload()
    expect(page.locator("#checker-code")).to_have_value("import keras\n")


@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=pytest.mark.slow if kind.startswith("5 MB") else ()) for kind in SAID]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_bad_input_gets_a_sentence_and_nothing_is_lost(page: Page, language: str, kind: str) -> None:
    text, english, chinese = SAID[kind]
    page.goto(language)
    expect(_box(page)).to_be_visible()
    _box(page).evaluate("(box, text) => { box.value = text; box.dispatchEvent(new Event('input')); }", text)
    if kind == "nothing":
        _box(page).press("Enter")
        expect(_box(page)).to_be_focused()
    expect(_said(page)).to_contain_text(english if language == "/" else chinese)
    assert _box(page).input_value() == text
    page.evaluate(AXE)
    assert page.evaluate("axe.run('.door').then(({ violations }) => violations)") == []


@pytest.mark.slow
def test_too_much_code_stays_where_it_is(page: Page) -> None:
    page.goto("/")
    text = CODE * 100_000
    _box(page).evaluate("(box, text) => { box.value = text; box.dispatchEvent(new Event('input')); }", text)
    _box(page).press("Enter")
    expect(_said(page)).to_contain_text("drop the file on the code checker")
    assert page.url.endswith("/")
    assert _box(page).input_value() == text


@pytest.mark.slow
def test_the_end_of_a_long_log_is_searched(page: Page) -> None:
    page.goto("/")
    _box(page).evaluate(
        "(box, text) => { box.value = text; box.dispatchEvent(new Event('input')); }",
        "step 1 of 9\n" * 420_000 + TRACEBACK,
    )
    _box(page).press("Enter")
    expect(page.locator(".md-search-result__link[href$='#k-argmax']").first).to_be_visible()


@pytest.mark.parametrize(
    ("event", "name", "kind", "content", "said"),
    [
        ("drop", "Screenshot.png", "image/png", b"\x89PNG", "A picture can't be read here."),
        ("paste", "image.png", "image/png", b"\x89PNG", "A picture can't be read here."),
        ("drop", "train.ipynb", "", b"{}", "This is a notebook."),
        ("drop", "train.py", "text/x-python", CODE.encode(), "There is text in the box already."),
    ],
    ids=["dropped picture", "pasted picture", "notebook", "code"],
)
def test_a_file_takes_nothing_away(
    page: Page, event: str, name: str, kind: str, content: bytes, said: str
) -> None:
    page.goto("/")
    _box(page).fill("gradients")
    _give(page, event, name, kind, content)
    expect(_said(page)).to_contain_text(said)
    expect(_box(page)).to_have_value("gradients")


@pytest.mark.parametrize(
    ("name", "content", "value", "said"),
    [
        ("train.py", CODE.encode(), CODE, "This is code."),
        ("log.txt", b"\xff\xfe" + TRACEBACK.encode("utf-16le"), TRACEBACK, "Press Enter to search"),
        ("model.keras", b"PK\x03\x04\x00", "", "model.keras is not a text file."),
        ("big.py", b"x = 1\n" * 900_000, "", "This is 5.4 MB"),
    ],
    ids=["code", "message", "model", "too large"],
)
def test_a_file_comes_into_an_empty_box(page: Page, name: str, content: bytes, value: str, said: str) -> None:
    page.goto("/")
    expect(_box(page)).to_be_visible()
    _give(page, "drop", name, "", content)
    expect(_said(page)).to_contain_text(said)
    expect(_box(page)).to_have_value(value)


def test_enter_that_belongs_to_an_input_method_does_nothing(page: Page) -> None:
    page.goto("/zh/")
    _box(page).fill("轴")
    event = "new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, isComposing: %s })"
    _box(page).evaluate(f"box => box.dispatchEvent({event % 'true'})")
    expect(page.locator("#__search")).not_to_be_checked()
    _box(page).evaluate(f"box => box.dispatchEvent({event % 'false'})")
    expect(page.locator("#__search")).to_be_checked()


def test_shift_and_enter_begin_a_line(page: Page) -> None:
    page.goto("/")
    _box(page).press("Shift+Enter")
    expect(_box(page)).to_have_value("\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_of_it_is_on_a_laptop_s_screen(page: Page, language: str) -> None:
    # What a browser leaves of 1366 × 768.
    page.set_viewport_size({"width": 1366, "height": 625})
    page.goto(language)
    expect(_box(page)).to_be_visible()
    # What is published has run on all backends, so there is no notice.
    page.add_style_tag(content=".unavailable-notice { display: none }")
    parts = page.locator(".front :is(h2, p, pre, summary, textarea, button)").locator("visible=true")
    assert parts.count() > 12
    assert max(box["y"] + box["height"] for part in parts.all() if (box := part.bounding_box())) <= 625
    # Both codes, their outputs, and the message.
    expect(page.locator(".front pre").locator("visible=true")).to_have_count(5)
    expect(page.locator(".front table")).to_be_hidden()


@pytest.mark.parametrize(
    ("language", "hint"), [("/", "The box here needs JavaScript."), ("/zh/", "这里的输入框需要 JavaScript。")]
)
def test_without_scripts_there_are_links_and_a_hint(
    browser: Browser, address: str, language: str, hint: str
) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(language)
    expect(page.get_by_text(hint)).to_be_visible()
    for name in ("errors", "code-checker"):
        expect(page.locator(f"[data-tool] a[href$='{name}/']")).to_be_visible()
    context.close()


@pytest.mark.slow
@pytest.mark.parametrize("language", ["", "zh/"])
def test_from_disk_too(disk: Page, language: str) -> None:
    disk.goto(f"{language}index.html")
    _paste(disk, MISSING)
    disk.keyboard.press("Enter")
    expect(disk.locator(".md-search-result__link[href*='#k-argmax']").first).to_be_visible()
    disk.keyboard.press("Escape")
    _box(disk).fill(CODE)
    _box(disk).press("Enter")
    disk.wait_for_url("**/code-checker.html")
    expect(disk.locator("#checker-code")).to_have_value(CODE)


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("index.html", "Migrate keras.backend to Keras 3"),
        ("zh/index.html", "把 keras.backend 迁移到 Keras 3"),
    ],
)
def test_the_title_says_what_the_site_is_for(site: Path, page: str, title: str) -> None:
    root = html.parse(str(site / page)).getroot()
    assert root.findtext("head/title").startswith(f"{title} - ")
    assert root.xpath("//meta[@property='og:title']/@content") == [title]
    assert root.xpath("//article//h1")[0].text_content().startswith(title)
