"""The code checker, as a person uses it."""

import json
import re
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Locator, Page, expect

ENGLISH, CHINESE = "/code-checker/", "/zh/code-checker/"

CODE = """from keras import backend as K
from keras.layers import Lambda


def loss(y_true, y_pred):
    return K.mean(K.argmax(y_true) - K.argmax(y_pred))


layers = [Lambda(lambda x: x[:, i]) for i in range(3)]
"""


@pytest.fixture
def checker(page: Page) -> Page:
    page.goto(ENGLISH)
    expect(area(page)).to_be_visible()
    return page


def area(page: Page) -> Locator:
    return page.locator("#checker-code")


def summary(page: Page) -> Locator:
    return page.locator(".checker-summary")


def findings(page: Page) -> Locator:
    return page.locator(".checker-results li")


def button(page: Page, name: str) -> Locator:
    return page.locator(".checker").get_by_role("button", name=name)


def write(page: Page, text: str) -> None:
    """Faster than typing, for long texts."""
    area(page).evaluate(
        "(area, text) => { area.value = text; area.dispatchEvent(new Event('input')); }", text
    )


def paste(page: Page, text: str) -> None:
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    area(page).focus()
    page.keyboard.press("ControlOrMeta+V")


def choose(page: Page, name: str, files: list[Path] | Path) -> None:
    with page.expect_file_chooser() as chooser:
        button(page, name=name).click()
    chooser.value.set_files(files)


def drop(page: Page, name: str, content: bytes) -> None:
    transfer = page.evaluate_handle(
        """([name, bytes]) => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([new Uint8Array(bytes)], name));
            return transfer;
        }""",
        [name, list(content)],
    )
    for event in ("dragover", "drop"):
        page.locator(".checker").dispatch_event(event, {"dataTransfer": transfer})


def test_pasted_code_is_checked_with_lines_replacements_hazards_and_links(checker: Page) -> None:
    paste(checker, CODE)
    expect(findings(checker)).to_have_count(4)
    expect(summary(checker)).to_have_text(
        "3 uses of functions that Keras 3 doesn't have, 3 of them are silent hazards, 1 trap."
    )
    mean, first, second, trap = findings(checker).all()
    expect(mean).to_contain_text("Line 6, column 12")
    expect(mean.locator(".checker-place code")).to_have_text(
        "return K.mean(K.argmax(y_true) - K.argmax(y_pred))"
    )
    expect(mean.locator("mark")).to_have_text("K.mean")
    expect(first).to_contain_text("K.argmax → ops.argmax(x, axis=axis)")
    expect(first).to_contain_text("Only renamed: Another shape: The default used to be the last axis")
    expect(first.locator(".hazard")).to_have_text("Renaming fails silently")
    expect(second).to_contain_text("What differs: see Line 6, column 19.")
    expect(trap.get_by_role("link")).to_have_text("A Lambda layer in a loop")
    link = first.get_by_role("link", name="K.argmax in the atlas")
    link.scroll_into_view_if_needed()
    # Nobody clicks as fast: within 100 ms of scrolling, Material takes the old place for the new page's.
    checker.wait_for_timeout(300)
    link.click()
    expect(checker).to_have_url(re.compile(r"/atlas/reductions/"))
    expect(checker.locator("#k-argmax")).to_be_in_viewport()
    checker.go_back()
    expect(area(checker)).to_have_value(CODE)
    expect(findings(checker)).to_have_count(4)


def test_in_chinese(page: Page) -> None:
    page.goto(CHINESE)
    area(page).fill(CODE)
    expect(summary(page)).to_have_text("3 处用到 Keras 3 里没有的函数，其中 3 处只改名会悄悄出错，1 个陷阱。")
    expect(findings(page).nth(1)).to_contain_text("第 6 行，第 19 列")
    expect(findings(page).nth(1)).to_contain_text("已移除 K.argmax → ops.argmax(x, axis=axis)")
    expect(findings(page).nth(3).get_by_role("link")).to_have_text("循环里的 Lambda 层")
    page.locator(".md-select button").hover()
    page.locator('.md-select__link[hreflang="en"]').click()
    expect(page).to_have_url(re.compile(f"(?<!zh){ENGLISH}$"))
    expect(area(page)).to_have_value(CODE)
    expect(findings(page)).to_have_count(4)


def test_it_can_be_used_with_the_keyboard_alone(checker: Page) -> None:
    checker.get_by_label("Your Keras 2 code").focus()
    checker.keyboard.insert_text(CODE)
    expect(findings(checker)).to_have_count(4)
    for name in ("Choose files", "Choose a folder", "Try an example", "Clear", "Copy report", "Save report"):
        checker.keyboard.press("Tab")
        expect(button(checker, name)).to_be_focused()
    checker.keyboard.press("Tab")
    expect(button(checker, name="Line 6, column 12")).to_be_focused()
    checker.keyboard.press("Enter")
    expect(area(checker)).to_be_focused()
    selected = "area => area.value.slice(area.selectionStart, area.selectionEnd)"
    assert area(checker).evaluate(selected) == "K.mean"
    checker.keyboard.type("K.sum")
    expect(findings(checker).first).to_contain_text("K.sum → ops.sum")


def test_files_and_notebooks_are_chosen(checker: Page, root: Path) -> None:
    corpus = root / "tests" / "tools" / "corpus"
    choose(checker, "Choose files", [corpus / "rebound.py", corpus / "grad_cam.ipynb", corpus / "kmeans.py"])
    expect(checker.locator(".checker-results h2")).to_have_text(["rebound.py", "grad_cam.ipynb"])
    expect(checker.locator(".checker-results")).to_contain_text("1 more file has no findings.")
    notebook = checker.get_by_role("region", name="grad_cam.ipynb")
    notebook.get_by_role("button", name="Code cell 2, line 3, column 9").click()
    expect(checker.get_by_label("Shown above")).to_have_value("grad_cam.ipynb")
    expect(area(checker)).to_have_value(re.compile("^# %% \\[1\\]\n%matplotlib inline"))
    selected = "area => area.value.slice(area.selectionStart, area.selectionEnd)"
    assert area(checker).evaluate(selected) == "K.gradients"
    # Also when it is checked again, as an edited text.
    area(checker).evaluate("area => area.setRangeText('K.hessians')")
    area(checker).dispatch_event("input")
    expect(notebook.locator("li").first).to_contain_text("K.hessians")
    expect(notebook.get_by_role("button", name="Code cell 2, line 3, column 9")).to_be_visible()


def test_a_folder_is_chosen_without_what_is_installed_in_it(checker: Page, tmp_path: Path) -> None:
    for name in ("model.py", "lib/losses.py", "venv/lib/other.py", ".git/hook.py", "lib/notes.txt"):
        file = tmp_path / "project" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("import keras.backend as K\nK.sum(1)\n", encoding="utf-8")
    choose(checker, "Choose a folder", tmp_path / "project")
    names = checker.locator(".checker-results h2")
    expect(names).to_have_count(2)
    assert sorted(names.all_text_contents()) == ["project/lib/losses.py", "project/model.py"]
    expect(summary(checker)).to_contain_text("in 2 files")


def test_a_dropped_file_is_checked_and_what_was_typed_stays(checker: Page) -> None:
    area(checker).fill("K.exp(x)")
    drop(checker, "model.py", CODE.encode())
    expect(checker.locator(".checker-results h2")).to_have_text(["Pasted code", "model.py"])
    expect(area(checker)).to_have_value("K.exp(x)")
    checker.get_by_label("Shown above").select_option("model.py")
    expect(area(checker)).to_have_value(CODE)
    button(checker, name="Clear").click()
    expect(area(checker)).to_have_value("")
    expect(findings(checker)).to_have_count(0)
    button(checker, name="Undo").click()
    expect(area(checker)).to_have_value("K.exp(x)")
    expect(checker.locator(".checker-results h2")).to_have_text(["Pasted code", "model.py"])


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("photo.py", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "photo.py is not a text file"),
        ("latin.py", b"# \xe9t\xe9\nK.sum(x)\n", "latin.py can't be read as utf-8; save it as UTF-8"),
        ("coding.py", b"# coding: klingon\nK.sum(x)\n", "coding.py can't be read as klingon"),
        ("notes.ipynb", b'{"cells": 3}', "notes.ipynb is not a readable notebook"),
        ("half.ipynb", b'{"cells": [', "half.ipynb is not a readable notebook"),
        ("large.py", b"#" * 5_000_001, "large.py is 5.0 MB; up to 5 MB can be checked"),
    ],
)
def test_a_file_that_cant_be_checked_is_named_and_nothing_is_lost(
    checker: Page, tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    area(checker).fill(CODE)
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.py").write_text("K.abs(x)\n", encoding="utf-8")
    choose(checker, "Choose files", [tmp_path / name, tmp_path / "good.py"])
    expect(checker.get_by_role("alert").filter(has_text=message)).to_be_visible()
    expect(checker.locator(".checker-results h2")).to_have_text(["Pasted code", "good.py"])
    expect(area(checker)).to_have_value(CODE)


def test_a_spreadsheet_or_a_letter_is_no_python(checker: Page) -> None:
    paste(checker, "name\tvalue (%)\nalpha beta\t1,5 %\ngamma delta\t2 $\n")
    expect(summary(checker)).to_have_text(re.compile("^This doesn't look like Python."))
    area(checker).fill("Dear team, please move our code to Keras 3.\nThanks to all of you!\n")
    expect(summary(checker)).to_have_text(re.compile("^This doesn't look like Python."))


def test_broken_code_is_named_and_the_rest_is_checked(checker: Page) -> None:
    area(checker).fill("import keras.backend as K\ndef f(x:\n    return K.sum(x)\nprint 'done'\nK.exp(1)\n")
    broken = checker.locator(".checker-broken")
    expect(broken.filter(has_text="Line 4, column 1")).to_contain_text("Not Python 3")
    for use in ("K.sum", "K.exp"):
        expect(findings(checker).filter(has_text=f"{use} →")).to_have_count(1)


def test_ten_thousand_lines_are_checked_and_typing_goes_on_meanwhile(checker: Page) -> None:
    part = "def loss_{0}(y_true, y_pred):\n    return K.mean(K.square(y_pred - y_true), axis=-1)\n\n\n"
    text = "import keras.backend as K\n" + "".join(part.format(i) for i in range(2500))
    write(checker, text)
    expect(summary(checker)).to_contain_text("5000 uses of functions", timeout=60_000)
    expect(findings(checker)).to_have_count(1000)
    expect(checker.locator(".checker-results")).to_contain_text("4000 more are in the report.")
    # What is typed while it works takes the place of what is under way.
    area(checker).evaluate(
        """(area, text) => {
            area.value = text;
            area.dispatchEvent(new Event("input"));
            setTimeout(() => { area.value = "K.sum(x)"; area.dispatchEvent(new Event("input")); }, 320);
        }""",
        text + "\n",
    )
    expect(findings(checker)).to_have_count(1)
    expect(summary(checker)).to_contain_text("1 use of functions")


def test_more_than_five_megabytes_of_text_stay_and_are_not_checked(checker: Page) -> None:
    line = f"x = K.sum(x)  # {'-' * 83}\n"
    write(checker, line * 54_000)
    expect(checker.locator(".checker-message")).to_contain_text("This text is 5.4 MB; up to 5 MB")
    assert area(checker).evaluate("area => area.value.length") == 5_400_000
    area(checker).fill("K.sum(x)")
    expect(findings(checker)).to_have_count(1)
    expect(checker.locator(".checker-message")).to_be_empty()


def test_the_report_is_copied_and_saved(checker: Page) -> None:
    area(checker).fill(CODE)
    button(checker, name="Copy report").click()
    expect(button(checker, name="Copied")).to_be_visible()
    copied = checker.evaluate("navigator.clipboard.readText()")
    assert "## Pasted code\n\n- Line 6, column 12 `return K.mean(K.argmax(y_true)" in copied
    assert (
        "Gone · `K.argmax` → `ops.argmax(x, axis=axis)` · Another dtype · Renaming fails silently" in copied
    )
    assert re.search(r"<http://[^>]+/atlas/reductions/#k-argmax>", copied)
    with checker.expect_download() as download:
        button(checker, name="Save report").click()
    assert download.value.suggested_filename == "keras-3.md"
    assert download.value.path().read_text(encoding="utf-8") == copied


def test_without_permission_to_copy_the_report_is_shown(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    context.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page = context.new_page()
    page.goto(CHINESE)
    area(page).fill(CODE)
    button(page, name="复制报告").click()
    expect(page.get_by_role("alert").filter(has_text="浏览器不允许复制")).to_be_visible()
    expect(page.get_by_label("浏览器不允许复制")).to_have_value(re.compile("^# Keras 2 代码检查报告"))
    context.close()


def test_storage_that_is_not_allowed_is_done_without(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    context.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', {get() { throw new DOMException('no'); }})"
    )
    page = context.new_page()
    page.goto(ENGLISH)
    area(page).fill(CODE)
    expect(findings(page)).to_have_count(4)
    context.close()


def test_the_code_stays_in_the_browser(checker: Page) -> None:
    sent: list[str] = []
    area(checker).fill("")
    checker.on("request", lambda request: sent.append(request.url))
    area(checker).fill(CODE)
    drop(checker, "model.py", CODE.encode())
    expect(findings(checker)).to_have_count(8)
    assert not sent


def test_each_control_has_a_name_and_each_result_is_announced(checker: Page) -> None:
    button(checker, name="Try an example").click()
    expect(findings(checker).first).to_be_visible()
    group = checker.get_by_role("group", name="Code checker")
    for control in group.locator("textarea, select:visible, button:visible, a").all():
        named = "e => e.labels?.[0]?.textContent || e.ariaLabel || e.textContent"
        assert control.evaluate(named).strip()
    expect(group.get_by_role("status")).to_contain_text("uses of functions")
    assert group.get_by_role("alert").count() == 1
    levels = checker.locator("article").get_by_role("heading").evaluate_all("es => es.map(e => e.tagName)")
    assert levels[0] == "H1"
    assert set(levels[1:]) == {"H2"}


@pytest.mark.parametrize("path", [ENGLISH, CHINESE])
def test_all_of_it_fits_a_phone(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(path)
    area(page).fill(CODE + "x = K.conv2d_transpose(a, b)" + " + K.dot(a, b)" * 40)
    expect(findings(page).nth(30)).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_javascript_there_is_what_to_search_for(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    for path in (ENGLISH, CHINESE):
        page.goto(path)
        place = page.locator("[data-tool=checker]")
        expect(place).to_contain_text("grep -rnE")
        place.get_by_role("link").nth(1).click()
        expect(page).to_have_url(re.compile("/atlas/comparisons/$"))
    context.close()


@pytest.mark.parametrize("language", ["", "zh"])
def test_every_link_that_a_finding_may_have_leads_to_a_section(site: Path, language: str) -> None:
    folder = site / language / "code-checker"
    page = html.fromstring((folder / "index.html").read_text(encoding="utf-8"))
    functions = json.loads(page.xpath('//div[@data-tool="checker"]//template')[0].text)["functions"]
    categories = {link.get("data-category"): link.get("href") for link in page.xpath("//a[@data-category]")}
    assert len(functions) == 147
    links = [f"{categories[function['category']]}#{function['anchor']}" for function in functions.values()]
    links += page.xpath("//a[@data-trap or @data-note]/@href")
    for link in links:
        path, _, section = link.partition("#")
        target = html.fromstring((folder / path / "index.html").resolve().read_text(encoding="utf-8"))
        assert not section or target.xpath("//*[@id=$section]", section=section), link
