"""The code checker and upgrader, as a person uses it."""

import io
import json
import re
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.site.test_ground import AXE

ENGLISH, CHINESE = "/code-checker/", "/zh/code-checker/"

CODE = """from keras import backend as K
from keras.layers import Lambda


def loss(y_true, y_pred):
    return K.mean(K.argmax(y_true) - K.argmax(y_pred))


layers = [Lambda(lambda x: x[:, i]) for i in range(3)]
"""

UPGRADED = """from keras import ops
from keras.layers import Lambda


def loss(y_true, y_pred):
    return ops.mean(ops.argmax(y_true, axis=-1) - ops.argmax(y_pred, axis=-1))


layers = [Lambda(lambda x: x[:, i]) for i in range(3)]
"""

SUMMARY = (
    "3 changes are ready, 2 of them with a difference; 0 places are left to you; 1 trap. "
    "Only renamed, 2 calls would give something else without an error message."
)


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
    return page.locator(".checker-finding")


def files(page: Page) -> Locator:
    return page.locator(".checker-results h2")


def problems(page: Page) -> Locator:
    return page.locator(".checker-message")


def button(page: Page, name: str) -> Locator:
    return page.locator(".checker").get_by_role("button", name=name)


def switches(page: Page) -> Locator:
    return page.locator(".checker-switches input")


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


def saved(page: Page, name: str) -> tuple[str, bytes]:
    """What a button saves: its name and its content."""
    with page.expect_download() as download:
        button(page, name).click()
    return download.value.suggested_filename, download.value.path().read_bytes()


def copied(page: Page, name: str) -> str:
    button(page, name).click()
    expect(page.get_by_text("Copied", exact=True)).to_be_visible()
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_what_is_chosen_before_the_worker_is_there_is_upgraded(page: Page) -> None:
    waiting: list[Route] = []
    page.route("**/checker_worker.js", lambda route: waiting.append(route))
    with page.expect_request("**/checker_worker.js"):
        page.goto(ENGLISH, wait_until="commit")
    button(page, name="Try an example").click()
    # Others take its place, and it theirs.
    button(page, name="Clear").click()
    button(page, name="Undo").click()
    waiting[0].continue_()
    expect(findings(page).first).to_be_visible()


def test_pasted_code_is_listed_with_the_lines_before_and_after(checker: Page) -> None:
    paste(checker, CODE)
    expect(findings(checker)).to_have_count(4)
    expect(summary(checker)).to_have_text(SUMMARY)
    mean, first, second, trap = findings(checker).all()
    expect(mean).to_contain_text("Line 6, column 12")
    expect(mean).to_contain_text("Rewritten K.mean → ops.mean(x, axis=axis, keepdims=keepdims)")
    change = checker.locator(".checker-change")
    # The three are of one line, which is shown once.
    expect(change).to_have_count(1)
    expect(change.get_by_role("deletion")).to_have_text("return K.mean(K.argmax(y_true) - K.argmax(y_pred))")
    expect(change.get_by_role("insertion")).to_have_text(
        "return ops.mean(ops.argmax(y_true, axis=-1) - ops.argmax(y_pred, axis=-1))"
    )
    expect(change.locator("del mark")).to_have_text(["K.mean", "K.argmax(y_true)", "K.argmax(y_pred)"])
    expect(first).to_contain_text("Rewritten, differs K.argmax → ops.argmax(x, axis=axis)")
    expect(first).to_contain_text("The indexes are now int32 instead of int64.")
    expect(second).to_contain_text("Line 6, column 19 says why.")
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


def test_whether_renaming_is_silent_is_decided_by_the_arguments_of_the_call(checker: Page) -> None:
    area(checker).fill(
        "from keras import backend as K\na = K.argmax(x)\nb = K.argmax(x, axis=1)\nc = K.softmax(x, axis=1)\n"
    )
    expect(findings(checker)).to_have_count(3)
    silent, loud, neither = findings(checker).all()
    expect(silent.locator(".hazard")).to_have_text("Renaming fails silently")
    expect(loud.locator(".hazard:not(.edge)")).to_have_count(0)
    expect(neither.locator(".hazard:not(.edge)")).to_have_count(0)
    expect(summary(checker)).to_contain_text("Only renamed, 1 call would give something else")


def test_where_nothing_is_found_it_says_what_was_looked_for(checker: Page) -> None:
    area(checker).fill("import keras\nx = keras.ops.sum([1, 2])\n")
    expect(summary(checker)).to_have_text(
        re.compile("^Nothing was found. The upgrader looked for functions of")
    )
    expect(findings(checker)).to_have_count(0)


def test_in_chinese(page: Page) -> None:
    page.goto(CHINESE)
    area(page).fill(CODE)
    expect(summary(page)).to_have_text(
        "3 处改动已就绪，其中 2 处有差异；0 处需要你处理；1 个陷阱。如果只改名，有 2 处调用会悄悄出错。"
    )
    expect(findings(page).nth(1)).to_contain_text("第 6 行，第 19 列")
    expect(findings(page).nth(1)).to_contain_text("已改写，有差异 K.argmax → ops.argmax(x, axis=axis)")
    expect(findings(page).nth(3).get_by_role("link")).to_have_text("循环里的 Lambda 层")
    button(page, "以对比方式显示").click()
    expect(switches(page)).to_have_count(3)
    page.locator(".md-select button").hover()
    page.locator('.md-select__link[hreflang="en"]').click()
    expect(page).to_have_url(re.compile(f"(?<!zh){ENGLISH}$"))
    expect(area(page)).to_have_value(CODE)
    # What is said of it, too.
    expect(findings(page).nth(1)).to_contain_text("The indexes are now int32 instead of int64.")


def test_it_can_be_used_with_the_keyboard_alone(checker: Page) -> None:
    checker.get_by_label("Your Keras 2 code").focus()
    checker.keyboard.insert_text(CODE)
    expect(findings(checker)).to_have_count(4)
    names = ["Choose files", "Choose a folder", "Try an example", "Clear", "Show as a diff", "Copy report"]
    names += ["Save report", "Copy new code: Pasted code", "Save file: Pasted code"]
    for name in names:
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
    button(checker, "Show as a diff").focus()
    checker.keyboard.press("Enter")
    for _ in range(5):
        checker.keyboard.press("Tab")
    expect(checker.get_by_role("checkbox", name="All changes in Pasted code")).to_be_focused()
    checker.keyboard.press("Tab")
    expect(checker.get_by_role("checkbox", name="K.sum")).to_be_focused()
    checker.keyboard.press("Space")
    # What is shown anew leaves the focus where it was.
    expect(checker.get_by_role("checkbox", name="Switched off K.sum")).to_be_focused()
    expect(summary(checker)).to_contain_text("1 switched off")


def test_a_change_is_switched_off_and_what_depends_on_it_follows(checker: Page) -> None:
    area(checker).fill(CODE)
    button(checker, "Show as a diff").click()
    expect(switches(checker)).to_have_count(3)
    reasons = checker.locator(".checker-switches .checker-note")
    # The same is said once.
    expect(reasons).to_have_text(
        [
            re.compile("^Write ops.mean"),
            re.compile("The indexes are now int32"),
            re.compile("^Line 6, column 19 says why"),
        ]
    )
    new = checker.get_by_role("insertion")
    expect(new).to_have_text(
        [
            "from keras import ops",
            "    return ops.mean(ops.argmax(y_true, axis=-1) - ops.argmax(y_pred, axis=-1))",
        ]
    )
    expect(checker.locator(".checker-skipped")).to_have_count(0)
    switches(checker).nth(1).uncheck()
    expect(summary(checker)).to_contain_text(
        "2 changes are ready, 1 of them with a difference; 1 switched off"
    )
    # One use of K is left, so both are imported.
    expect(new).to_have_text(
        [
            "from keras import ops",
            "    return ops.mean(K.argmax(y_true) - ops.argmax(y_pred, axis=-1))",
        ]
    )
    checker.get_by_role("checkbox", name="All changes in Pasted code").check()
    expect(switches(checker).nth(1)).to_be_checked()
    checker.get_by_role("checkbox", name="All changes in Pasted code").uncheck()
    expect(new).to_have_count(0)
    expect(checker.locator(".checker-same")).to_have_count(2)
    expect(summary(checker)).to_contain_text("0 changes are ready; 3 switched off")
    switches(checker).first.check()
    expect(new).to_have_text(
        ["from keras import ops", "    return ops.mean(K.argmax(y_true) - K.argmax(y_pred))"]
    )
    assert copied(checker, "Copy new code").startswith(
        "from keras import backend as K\nfrom keras.layers import Lambda\nfrom keras import ops\n"
    )
    button(checker, "Show the findings").click()
    expect(findings(checker).nth(1)).to_contain_text("Switched off")


def test_new_code_is_copied_and_saved(checker: Page) -> None:
    area(checker).fill(CODE)
    assert copied(checker, "Copy new code") == UPGRADED
    assert saved(checker, "Save file") == ("pasted.py", UPGRADED.encode())


def test_the_declared_encoding_of_pasted_code_is_not_that_of_the_page(checker: Page) -> None:
    area(checker).fill("# coding: gbk\nfrom keras import backend as K\ny = K.sum(x)  # 损失\n")
    expect(findings(checker)).to_have_count(1)
    assert "ops.sum(x)  # 损失" in copied(checker, "Copy new code")


def test_files_and_notebooks_are_chosen(checker: Page, root: Path, tmp_path: Path) -> None:
    corpus = root / "tests" / "tools" / "corpus"
    (tmp_path / "other.py").write_text("x = 1\n", encoding="utf-8")
    choose(checker, "Choose files", [corpus / "rebound.py", corpus / "grad_cam.ipynb", tmp_path / "other.py"])
    expect(files(checker)).to_have_text(["rebound.py", "grad_cam.ipynb"])
    expect(checker.locator(".checker-results")).to_contain_text("1 more file has no findings.")
    notebook = checker.get_by_role("region", name="grad_cam.ipynb")
    notebook.get_by_role("button", name="Code cell 2, line 3, column 9").click()
    expect(checker.get_by_label("Shown above")).to_have_value("grad_cam.ipynb")
    expect(area(checker)).to_have_value(re.compile("^# %% \\[1\\]\n%matplotlib inline"))
    selected = "area => area.value.slice(area.selectionStart, area.selectionEnd)"
    assert area(checker).evaluate(selected) == "K.gradients"
    # A file is shown as it was read.
    assert area(checker).evaluate("area => area.readOnly")
    expect(checker.get_by_text("This is the file as it was read")).to_be_visible()


def test_a_notebook_is_saved_with_all_that_is_not_changed(checker: Page, root: Path) -> None:
    notebook = root / "tests" / "tools" / "corpus" / "grad_cam.ipynb"
    choose(checker, "Choose files", [notebook])
    name, content = saved(checker, "Save file: grad_cam.ipynb")
    assert name == "grad_cam.ipynb"
    before, after = json.loads(notebook.read_bytes()), json.loads(content)
    assert before != after
    for cell in [*before["cells"], *after["cells"]]:
        if cell["cell_type"] == "code":
            del cell["source"]
    assert before == after


def test_a_folder_is_chosen_without_what_is_installed_in_it(checker: Page, tmp_path: Path) -> None:
    for name in ("model.py", "lib/losses.py", "venv/lib/other.py", ".git/hook.py", "lib/notes.txt"):
        file = tmp_path / "project" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("import keras.backend as K\nK.sum(1)\n", encoding="utf-8")
    choose(checker, "Choose a folder", tmp_path / "project")
    expect(files(checker)).to_have_count(2)
    assert sorted(files(checker).all_text_contents()) == ["project/lib/losses.py", "project/model.py"]
    expect(summary(checker)).to_contain_text("2 of 2 files change.")


def test_a_name_of_another_file_of_the_folder_is_followed(checker: Page, tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "backend.py").write_text("from keras import backend as K\n", encoding="utf-8")
    (project / "model.py").write_text("from .backend import K\ny = K.sum(x)\n", encoding="utf-8")
    choose(checker, "Choose a folder", project)
    expect(findings(checker).filter(has_text="K.sum → ops.sum")).to_have_count(1)


def test_a_dropped_file_is_upgraded_and_what_was_typed_stays(checker: Page) -> None:
    area(checker).fill("K.exp(x)")
    drop(checker, "model.py", CODE.encode())
    expect(files(checker)).to_have_text(["Pasted code", "model.py"])
    expect(area(checker)).to_have_value("K.exp(x)")
    checker.get_by_label("Shown above").select_option("model.py")
    expect(area(checker)).to_have_value(CODE)
    button(checker, name="Clear").click()
    expect(area(checker)).to_have_value("")
    expect(findings(checker)).to_have_count(0)
    button(checker, name="Undo").click()
    expect(area(checker)).to_have_value("K.exp(x)")
    expect(files(checker)).to_have_text(["Pasted code", "model.py"])


def test_what_is_typed_and_dropped_before_the_worker_is_there_stays(page: Page) -> None:
    held: list[Route] = []
    page.route("**/checker_rules.js*", lambda route: held.append(route))
    page.goto(ENGLISH, wait_until="domcontentloaded")
    area(page).fill("K.exp(x)")
    drop(page, "model.py", CODE.encode())
    drop(page, "other.py", b"K.abs(x)\n")
    # Longer than it takes until what was typed is upgraded.
    page.wait_for_timeout(500)
    assert held
    for route in held:
        route.continue_()
    expect(files(page)).to_have_text(["Pasted code", "model.py", "other.py"])
    expect(area(page)).to_have_value("K.exp(x)")
    expect(page.get_by_label("Shown above").locator("option")).to_have_count(3)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("photo.py", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "photo.py is not a text file"),
        ("null.py", b"K.sum(x)\n\0\n", "null.py is not a text file"),
        ("latin.py", b"# \xe9t\xe9\nK.sum(x)\n", "latin.py can't be read as utf-8; save it as UTF-8"),
        ("coding.py", b"# coding: klingon\nK.sum(x)\n", "coding.py can't be read as klingon"),
        ("notes.ipynb", b'{"cells": 3}', "notes.ipynb is not a readable notebook"),
        (
            "half.ipynb",
            b'{\n"cells": [',
            "half.ipynb is not a readable notebook: see line 2 of the file",
        ),
        ("large.py", b"#" * 5_000_001, "large.py is 5.0 MB; up to 5 MB can be upgraded"),
    ],
    ids=["picture", "null byte", "encoding", "declaration", "no cells", "half", "too large"],
)
def test_a_file_that_cant_be_read_is_named_and_the_rest_goes_on(
    checker: Page, tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    area(checker).fill(CODE)
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.py").write_text("K.abs(x)\n", encoding="utf-8")
    choose(checker, "Choose files", [tmp_path / name, tmp_path / "good.py"])
    expect(checker.get_by_role("alert").filter(has_text=message)).to_be_visible()
    expect(files(checker)).to_have_text(["Pasted code", "good.py"])
    expect(area(checker)).to_have_value(CODE)


def test_an_image_that_is_dropped_is_named(checker: Page) -> None:
    area(checker).fill(CODE)
    drop(checker, "photo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    expect(problems(checker)).to_have_text("photo.png is not a text file")
    expect(findings(checker)).to_have_count(4)


def test_a_file_that_cant_hold_the_new_code_is_named_and_the_others_are_saved(
    checker: Page, tmp_path: Path
) -> None:
    (tmp_path / "wide.py").write_bytes("import keras.backend as K\nK.sum(x)\n".encode("utf-16"))
    (tmp_path / "good.py").write_bytes(b"import keras.backend as K\nK.sum(x)\n")
    choose(checker, "Choose files", [tmp_path / "wide.py", tmp_path / "good.py"])
    _, patch = saved(checker, "Save .patch")
    assert b"good.py" in patch
    assert b"wide.py" not in patch
    expect(problems(checker)).to_contain_text("wide.py is encoded as utf-16le")
    # As a file of its own it can be saved.
    assert saved(checker, "Save file: wide.py")[1].decode("utf-16") == "from keras import ops\nops.sum(x)\n"


def test_a_spreadsheet_or_a_letter_is_no_python(checker: Page) -> None:
    paste(checker, "name\tvalue (%)\nalpha beta\t1,5 %\ngamma delta\t2 $\n")
    expect(summary(checker)).to_have_text(re.compile("^This doesn't look like Python."))
    area(checker).fill("Dear team, please move our code to Keras 3.\nThanks to all of you!\n")
    expect(summary(checker)).to_have_text(re.compile("^This doesn't look like Python."))


def test_broken_code_is_named_and_the_rest_is_upgraded(checker: Page) -> None:
    area(checker).fill("import keras.backend as K\ndef f(x:\n    return K.sum(x)\nprint 'done'\nK.exp(1)\n")
    broken = checker.locator(".checker-broken")
    expect(broken.filter(has_text="Line 4, column 1")).to_contain_text("Not Python 3")
    for use in ("K.sum", "K.exp"):
        expect(findings(checker).filter(has_text=f"{use} →")).to_have_count(1)


@pytest.mark.slow
def test_ten_thousand_lines_are_upgraded_and_typing_goes_on_meanwhile(checker: Page) -> None:
    part = "def loss_{0}(y_true, y_pred):\n    return K.mean(K.square(y_pred - y_true), axis=-1)\n\n\n"
    text = "import keras.backend as K\n" + "".join(part.format(i) for i in range(2500))
    write(checker, text)
    expect(summary(checker)).to_contain_text("5000 changes are ready", timeout=60_000)
    expect(findings(checker)).to_have_count(1000)
    expect(checker.locator(".checker-results")).to_contain_text("4000 more findings are in the report.")
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
    expect(summary(checker)).to_contain_text("1 change is ready")


@pytest.mark.slow
def test_a_line_of_a_megabyte_is_upgraded(checker: Page) -> None:
    write(checker, f"from keras import backend as K; y = K.sum(x); z = [{'1, ' * 350_000}]\n")
    expect(findings(checker)).to_have_count(1, timeout=60_000)
    change = checker.locator(".checker-change")
    assert len(change.inner_text()) < 5_000


@pytest.mark.slow
def test_more_than_five_megabytes_of_text_stay_and_are_not_upgraded(checker: Page) -> None:
    line = f"x = K.sum(x)  # {'-' * 83}\n"
    write(checker, line * 54_000)
    expect(problems(checker)).to_contain_text("This text is 5.4 MB; up to 5 MB")
    assert area(checker).evaluate("area => area.value.length") == 5_400_000
    area(checker).fill("K.sum(x)")
    expect(findings(checker)).to_have_count(1)
    expect(problems(checker)).to_be_empty()


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder of 2,000 files."""
    project = tmp_path / "project"
    for i in range(2_000):
        file = project / f"part_{i // 100}" / f"model_{i}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(CODE * 3, encoding="utf-8")
    return project


@pytest.mark.slow
def test_a_folder_of_two_thousand_files_shows_progress_and_can_be_stopped(checker: Page, many: Path) -> None:
    checker.evaluate(
        """() => {
            globalThis.seen = [];
            const step = () => {
                const bar = document.querySelector(".checker progress");
                if (bar?.checkVisibility()) seen.push(bar.value);
                setTimeout(step);
            };
            step();
        }"""
    )
    choose(checker, "Choose a folder", many)
    bar = checker.get_by_role("progressbar", name="Upgrading")
    expect(bar).to_be_visible()
    expect(checker.locator(".checker-progress")).to_contain_text(
        re.compile(r"of 2000 files upgraded"), timeout=60_000
    )
    button(checker, "Stop").click()
    expect(summary(checker)).to_have_text(re.compile(r"^Stopped: \d+ of 2000 files done\. "))
    expect(bar).not_to_be_visible()
    done = int(re.findall(r"\d+", summary(checker).inner_text())[0])
    assert done < 2000
    button(checker, "Continue").click()
    expect(summary(checker)).to_contain_text("2000 of 2000 files change.", timeout=120_000)
    # The page went on meanwhile: it saw the bar grow, again and again.
    seen = checker.evaluate("seen")
    assert len(seen) > 100
    assert len(set(seen)) > 10


def test_one_patch_of_a_folder_is_what_git_applies(checker: Page, tmp_path: Path) -> None:
    project = tmp_path / "project"
    contents = {
        "model.py": CODE.encode(),
        "my lib/损失.py": CODE.replace("\n", "\r\n").rstrip().encode(),
        "mark.py": b"\xef\xbb\xbf" + CODE.encode(),
        "chinese.py": ("# coding: gbk\n" + CODE + "# 损失\n").encode("gbk"),
        "notes.ipynb": json.dumps(
            {"cells": [{"cell_type": "code", "source": CODE.splitlines(keepends=True), "outputs": []}]},
            indent=1,
        ).encode(),
        "other.py": b"x = 1\n",
    }
    for name, content in contents.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_bytes(content)
    choose(checker, "Choose a folder", project)
    expect(files(checker)).to_have_count(5)
    button(checker, "Show as a diff").click()
    region = checker.get_by_role("region", name="project/model.py")
    region.get_by_role("checkbox", name="K.mean").uncheck()
    expect(summary(checker)).to_contain_text("1 switched off")
    name, patch = saved(checker, "Save .patch")
    expect(checker.get_by_role("status").filter(has_text="git apply keras-3.patch")).to_contain_text(
        "in the folder project"
    )
    (tmp_path / name).write_bytes(patch)
    for command in (["init", "--quiet"], ["apply", f"../{name}"]):
        subprocess.run(["git", *command], cwd=project, check=True, capture_output=True)
    made = {name: (project / name).read_bytes() for name in contents}
    imports = "from keras import backend as K\nfrom keras.layers import Lambda\nfrom keras import ops\n"
    rest = UPGRADED.partition("Lambda\n")[2].replace("ops.mean", "K.mean")
    assert made["model.py"].decode() == imports + rest
    assert made["my lib/损失.py"].decode() == UPGRADED.replace("\n", "\r\n").rstrip()
    assert made["mark.py"] == b"\xef\xbb\xbf" + UPGRADED.encode()
    assert made["chinese.py"].decode("gbk") == "# coding: gbk\n" + UPGRADED + "# 损失\n"
    assert "".join(json.loads(made["notes.ipynb"])["cells"][0]["source"]) == UPGRADED
    assert made["other.py"] == contents["other.py"]


def test_all_files_that_change_are_saved_in_one_archive(checker: Page, tmp_path: Path) -> None:
    for name in ("project/model.py", "project/lib/模型.py", "project/other.py"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x = 1\n" if "other" in name else CODE, encoding="utf-8")
    choose(checker, "Choose a folder", tmp_path / "project")
    name, content = saved(checker, "Save all as .zip")
    assert name == "keras-3.zip"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {name: archive.read(name).decode() for name in archive.namelist()} == {
            "project/model.py": UPGRADED,
            "project/lib/模型.py": UPGRADED,
        }


FOLDER = """async (contents) => {
    const root = await navigator.storage.getDirectory();
    for await (const name of root.keys()) await root.removeEntry(name, { recursive: true });
    const folder = await root.getDirectoryHandle("project", { create: true });
    for (const [path, text] of Object.entries(contents)) {
        const parts = path.split("/");
        let inner = folder;
        for (const part of parts.slice(0, -1)) inner = await inner.getDirectoryHandle(part, { create: true });
        const file = await inner.getFileHandle(parts.at(-1), { create: true });
        const stream = await file.createWritable();
        await stream.write(text);
        await stream.close();
    }
    globalThis.showDirectoryPicker = async (options) => {
        globalThis.asked = options;
        return folder;
    };
}"""
"""Makes the folder that the reader chooses: one of the browser's own, whose handles are real ones."""

READ = """async (path) => {
    let inner = await (await navigator.storage.getDirectory()).getDirectoryHandle("project");
    const parts = path.split("/");
    for (const part of parts.slice(0, -1)) inner = await inner.getDirectoryHandle(part);
    return (await (await inner.getFileHandle(parts.at(-1))).getFile()).text();
}"""


def test_files_are_written_into_the_folder_after_asking_unless_they_changed(
    checker: Page, tmp_path: Path
) -> None:
    names = ["model.py", "lib/losses.py", "lib/changed.py", "gone.py"]
    for name in names:
        file = tmp_path / "project" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(CODE, encoding="utf-8")
    there = dict.fromkeys(names[:2], CODE) | {"lib/changed.py": CODE + "# mine\n"}
    checker.evaluate(FOLDER, there)
    choose(checker, "Choose a folder", tmp_path / "project")
    expect(files(checker)).to_have_count(4)
    button(checker, "Write into the folder").click()
    dialog = checker.get_by_role("dialog", name="Write 2 files into “project”?")
    expect(dialog).to_be_visible()
    assert checker.evaluate("asked.mode") == "readwrite"
    expect(dialog.locator("li")).to_have_text(
        [
            re.compile("project/.*py"),
            re.compile("project/.*py"),
            "project/gone.py is not in this folder",
            "project/lib/changed.py has changed since it was read; choose it again",
        ],
    )
    # Nothing was written yet, and nothing is if the reader doesn't want it.
    checker.keyboard.press("Escape")
    expect(dialog).not_to_be_visible()
    assert checker.evaluate(READ, "model.py") == CODE
    button(checker, "Write into the folder").click()
    expect(dialog).to_be_visible()
    # What changes while the reader thinks isn't written over either.
    checker.evaluate(FOLDER, there | {"lib/losses.py": "mine\n"})
    dialog.get_by_role("button", name="Write").click()
    expect(checker.get_by_role("status").filter(has_text="1 file was written into")).to_be_visible()
    expect(problems(checker)).to_contain_text("project/lib/losses.py has changed since it was read")
    expect(problems(checker)).to_contain_text("project/lib/changed.py has changed since it was read")
    assert checker.evaluate(READ, "model.py") == UPGRADED
    assert checker.evaluate(READ, "lib/losses.py") == "mine\n"
    assert checker.evaluate(READ, "lib/changed.py") == CODE + "# mine\n"
    # What was written is what is read now: of the file, only the trap is left.
    written = checker.get_by_role("region", name="project/model.py")
    expect(written.locator(".checker-finding")).to_have_count(1)


def test_a_folder_that_isnt_chosen_is_not_written_into(checker: Page, tmp_path: Path) -> None:
    checker.evaluate(
        "() => { globalThis.showDirectoryPicker = async () => { throw new DOMException('', 'AbortError') } }"
    )
    (tmp_path / "model.py").write_text(CODE, encoding="utf-8")
    choose(checker, "Choose files", [tmp_path / "model.py"])
    button(checker, "Write into the folder").click()
    expect(checker.locator(".checker-ask")).not_to_be_visible()
    expect(files(checker)).to_have_text(["model.py"])


def test_where_no_folder_can_be_written_into_there_is_no_button_for_it(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    context = browser.new_context(base_url=address)
    context.add_init_script("delete globalThis.showDirectoryPicker")
    page = context.new_page()
    page.goto(ENGLISH)
    (tmp_path / "model.py").write_text(CODE, encoding="utf-8")
    choose(page, "Choose files", [tmp_path / "model.py"])
    expect(button(page, "Save .patch")).to_be_visible()
    expect(button(page, "Write into the folder")).not_to_be_visible()
    context.close()


def test_the_report_is_copied_and_saved(checker: Page) -> None:
    area(checker).fill(CODE)
    text = copied(checker, "Copy report")
    assert text.startswith("# Keras 2 code, upgraded to Keras 3\n\n")
    assert SUMMARY in text
    assert "## Pasted code\n\n- Line 6, column 12 `return K.mean(K.argmax(y_true)" in text
    assert "Rewritten, differs · `K.argmax` → `ops.argmax(x, axis=axis)` · Renaming fails silently" in text
    assert re.search(r"<http://[^>]+/atlas/reductions/#k-argmax>", text)
    assert saved(checker, "Save report") == ("keras-3.md", text.encode())


def test_without_permission_to_copy_the_report_is_shown(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    context.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page = context.new_page()
    page.goto(CHINESE)
    area(page).fill(CODE)
    button(page, name="复制报告").click()
    expect(page.get_by_role("alert").filter(has_text="浏览器不允许复制")).to_be_visible()
    expect(page.get_by_label("浏览器不允许复制")).to_have_value(re.compile("^# Keras 2 代码升级报告"))
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
    area(checker).fill("K.sum(x)")
    expect(findings(checker)).to_have_count(1)
    checker.on("request", lambda request: sent.append(request.url))
    area(checker).fill(CODE)
    drop(checker, "model.py", CODE.encode())
    expect(findings(checker)).to_have_count(8)
    button(checker, "Show as a diff").click()
    saved(checker, "Save .patch")
    assert not [url for url in sent if not url.startswith("blob:")]


def test_no_other_page_loads_its_scripts(page: Page) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.goto("/lambda-layer/", wait_until="networkidle")
    assert not [url for url in sent if "checker" in url]


def test_each_control_has_a_name_and_each_result_is_announced(checker: Page) -> None:
    button(checker, name="Try an example").click()
    expect(findings(checker).first).to_be_visible()
    group = checker.get_by_role("group", name="Code checker and upgrader")
    for view in ("list", "diff"):
        for control in group.locator("textarea, select:visible, button:visible, a, input:visible").all():
            named = "e => e.labels?.[0]?.textContent || e.ariaLabel || e.textContent"
            assert control.evaluate(named).strip()
        if view == "list":
            button(checker, "Show as a diff").click()
    expect(group.get_by_role("status").first).to_contain_text("changes are ready")
    assert group.get_by_role("alert").count() == 1
    levels = checker.locator("article").get_by_role("heading").evaluate_all("es => es.map(e => e.tagName)")
    assert levels[0] == "H1"
    assert set(levels[1:]) == {"H2"}


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [ENGLISH, CHINESE])
def test_axe_finds_no_problem_in_the_findings_and_the_diff(page: Page, path: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(path)
    area(page).fill(CODE + "\n\ny = K.batch_flatten(x)\nK.get_session()\n")
    expect(findings(page)).to_have_count(6)
    page.evaluate(AXE)
    found = """async () => {
        const { violations } = await axe.run(".checker", { resultTypes: ["violations"] });
        return violations.flatMap(({ id, nodes }) =>
            nodes.map(({ target, any }) => [id, target.join(" "), any[0]?.message]));
    }"""
    assert page.evaluate(found) == []
    page.locator(".checker-primary").click()
    switches(page).first.uncheck()
    expect(page.locator(".checker-same")).to_have_count(0)
    switches(page).last.uncheck()
    expect(page.locator(".checker-same")).to_have_count(1)
    assert page.evaluate(found) == []


@pytest.mark.parametrize("path", [ENGLISH, CHINESE])
def test_all_of_it_fits_a_phone_and_the_diff_has_one_column_there(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(path)
    area(page).fill(CODE + "x = K.conv2d_transpose(a, b)" + " + K.dot(a, b)" * 40)
    expect(findings(page).nth(30)).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".checker-buttons button", has_text=re.compile("diff|对比")).click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    columns = page.locator(".checker-block .checker-columns").nth(1)
    left = "nodes => nodes.map(node => node.getBoundingClientRect().x)"
    places = columns.locator("> *").evaluate_all(left)
    assert len(set(places)) == 1
    page.set_viewport_size({"width": 1280, "height": 900})
    places = columns.locator("> *").evaluate_all(left)
    assert len(set(places)) == 2


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
    script = (site / language / "assets" / "checker_rules.js").read_text(encoding="utf-8")
    rules = json.loads(script[script.index("{", script.index("checker_rules")) : script.rindex(";")])
    categories = {link.get("data-category"): link.get("href") for link in page.xpath("//a[@data-category]")}
    functions = [function for function in rules["backend"].values() if function.get("anchor")]
    assert len(functions) == 147
    links = [f"{categories[function['category']]}#{function['anchor']}" for function in functions]
    links += page.xpath("//a[@data-trap]/@href")
    for link in links:
        path, _, section = link.partition("#")
        target = html.fromstring((folder / path / "index.html").resolve().read_text(encoding="utf-8"))
        assert not section or target.xpath("//*[@id=$section]", section=section), link
