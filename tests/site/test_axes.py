"""The axis explorer, as a person uses it."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

ENGLISH, CHINESE = "/axis-explorer/", "/zh/axis-explorer/"


@pytest.fixture
def explorer(page: Page) -> Page:
    page.goto(ENGLISH)
    expect(page.locator(".axes")).to_be_visible()
    return page


def cell(page: Page, name: str) -> Locator:
    return page.get_by_label(name, exact=True)


def result(page: Page) -> list[str]:
    return page.locator(".axes section").nth(1).locator("td").all_text_contents()


def paste(page: Page, text: str) -> None:
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.locator(".axes td input").first.focus()
    page.keyboard.press("ControlOrMeta+V")


@pytest.mark.parametrize("path", [ENGLISH, CHINESE, "/lambda-layer/", "/zh/lambda-layer/"])
def test_it_begins_with_the_example_of_the_page(page: Page, path: str) -> None:
    page.goto(path)
    expect(page.locator(".axes td").first).to_be_visible()
    assert result(page) == ["1", "0"]
    assert cell(page, "x[0, 1]").input_value() == "5"


def test_an_edited_number_changes_the_result_the_shape_and_the_code(explorer: Page) -> None:
    cell(explorer, "x[0, 2]").fill("9.5")
    assert result(explorer) == ["2", "0"]
    code = explorer.locator(".axes code")
    expect(code).to_contain_text("x = ops.convert_to_tensor([[1, 5, 9.5], [7, 0, 3]])")
    explorer.get_by_label("Operation").select_option("mean")
    explorer.get_by_label("0", exact=True).check()
    explorer.get_by_label("keepdims").check()
    assert result(explorer) == ["4.0", "2.5", "6.25"]
    expect(code).to_contain_text("ops.mean(x, axis=0, keepdims=True)")
    expect(explorer.get_by_role("status")).to_contain_text("Shape (2, 3) becomes (1, 3), float32")


def test_what_is_compared_lights_up(explorer: Page) -> None:
    cell(explorer, "x[0, 0]").focus()
    assert explorer.locator(".axes-on").count() == 4
    explorer.locator(".axes section").nth(1).locator("td").nth(1).hover()
    lit = explorer.locator(".axes-on input")
    assert [lit.nth(i).input_value() for i in range(lit.count())][:3] == ["7", "0", "3"]
    winners = explorer.locator(".axes-winner input")
    assert [winners.nth(i).input_value() for i in range(winners.count())] == ["5", "7"]


def test_it_can_be_used_with_the_keyboard_alone(explorer: Page) -> None:
    explorer.get_by_label("Operation").focus()
    explorer.keyboard.type("min")
    explorer.keyboard.press("Tab")
    explorer.keyboard.press("ArrowLeft")
    assert result(explorer) == ["1", "0", "2"]
    cell(explorer, "x[0, 1]").focus()
    explorer.keyboard.press("ArrowDown")
    explorer.keyboard.type("8")
    assert cell(explorer, "x[1, 1]").input_value() == "8"
    assert result(explorer) == ["1", "5", "2"]


def test_a_link_restores_all_of_it(explorer: Page) -> None:
    explorer.get_by_label("Dimensions").select_option("3")
    cell(explorer, "x[1, 0, 0]").fill("nan")
    explorer.get_by_label("\u22123", exact=True).check()
    shown, link = result(explorer), explorer.url
    expect(explorer.locator(".axes-note")).to_contain_text(
        "it passes over NaN. JAX and NumPy give [[1, 0, 0], [0, 0, 0]]"
    )
    explorer.goto("/")
    explorer.goto(link)
    expect(cell(explorer, "x[1, 0, 0]")).to_have_value("nan")
    assert result(explorer) == shown
    assert explorer.get_by_label("\u22123", exact=True).is_checked()
    explorer.get_by_text("Start again").click()
    assert result(explorer) == ["1", "0"]
    assert "?" not in explorer.url


@pytest.mark.slow
@pytest.mark.parametrize(
    "query",
    ["x=[[1,2&op=argmax&axis=0", "x=&op=max&axis=0", "x=[[1]]&op=eval&axis=0", "x=[[1]]&op=max&axis=7"],
)
def test_a_broken_link_says_so_and_shows_the_example(page: Page, query: str) -> None:
    page.goto(f"{CHINESE}?{query}")
    expect(page.get_by_role("alert")).to_contain_text("链接里没有可以读取的矩阵")
    assert result(page) == ["1", "0"]


def test_text_in_a_cell_is_named_and_stays(explorer: Page) -> None:
    cell(explorer, "x[1, 2]").fill("three")
    alert = explorer.locator(".axes-message")
    expect(alert).to_contain_text("x[1, 2] is “three”, which is not a float32 or int32 number")
    expect(cell(explorer, "x[1, 2]")).to_have_attribute("aria-invalid", "true")
    cell(explorer, "x[0, 0]").fill("2")
    assert cell(explorer, "x[1, 2]").input_value() == "three"
    cell(explorer, "x[1, 2]").fill("3")
    expect(alert).to_be_empty()


def test_a_spreadsheet_or_a_list_is_pasted(explorer: Page) -> None:
    paste(explorer, "1\t2\n3\t4\n6\t5\n")
    assert result(explorer) == ["1", "1", "0"]
    paste(explorer, "np.array([[[1.5, 2]]])")
    assert result(explorer) == ["0", "0"]
    expect(cell(explorer, "x[0, 0, 1]")).to_have_value("2")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1\t2\n3", "have different lengths: 2, 1"),
        ("1\t2\n" * 1000, "The pasted table is 1000 × 2. There is room for 4 × 6 × 6."),
        ("[[1, 2], [3", "brackets"),
        ("[[[[1]]]]", "more than three dimensions"),
        ("[]", "contains no numbers"),
    ],
    ids=["lengths", "too large", "brackets", "dimensions", "empty"],
)
def test_what_cant_be_pasted_changes_nothing(explorer: Page, text: str, message: str) -> None:
    paste(explorer, text)
    expect(explorer.locator(".axes-message")).to_contain_text(message)
    expect(explorer.locator(".axes-message")).to_contain_text("Nothing was changed.")
    assert cell(explorer, "x[0, 1]").input_value() == "5"


def test_code_and_link_are_copied(explorer: Page) -> None:
    explorer.get_by_text("Copy code").click()
    expect(explorer.get_by_text("Copied")).to_be_visible()
    assert "ops.argmax(x, axis=1)" in explorer.evaluate("navigator.clipboard.readText()")


def test_without_permission_to_copy_the_text_is_shown(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    context.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page = context.new_page()
    page.goto(CHINESE)
    page.get_by_text("复制链接").click()
    expect(page.get_by_role("alert")).to_contain_text("浏览器不允许复制")
    assert page.get_by_label("浏览器不允许复制").input_value() == page.url
    context.close()


def test_sizes_out_of_range_are_brought_into_it(explorer: Page) -> None:
    for size, rows in (("99", 6), ("-1", 1), ("", 1)):
        explorer.get_by_label("Rows").fill(size)
        explorer.get_by_label("Rows").blur()
        assert len(result(explorer)) == rows


def test_what_a_smaller_tensor_cuts_off_comes_back_with_a_larger_one(explorer: Page) -> None:
    for size, label in (("1", "Rows"), ("1", "Columns"), ("2", "Rows"), ("3", "Columns")):
        explorer.get_by_label(label).fill(size)
        explorer.get_by_label(label).blur()
    explorer.get_by_label("Dimensions").select_option("3")
    cell(explorer, "x[1, 1, 2]").fill("8")
    explorer.get_by_label("Dimensions").select_option("2")
    assert cell(explorer, "x[1, 2]").input_value() == "3"
    explorer.get_by_label("Dimensions").select_option("3")
    assert cell(explorer, "x[1, 1, 2]").input_value() == "8"


def test_a_message_goes_with_the_next_edit(explorer: Page) -> None:
    paste(explorer, "[]")
    expect(explorer.locator(".axes-message")).to_contain_text("contains no numbers")
    cell(explorer, "x[0, 0]").fill("2")
    expect(explorer.locator(".axes-message")).to_be_empty()


def test_without_javascript_the_example_stands_there(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    for path in (ENGLISH, CHINESE):
        page.goto(path)
        expect(page.locator("[data-tool] .katex").first).to_be_visible()
        expect(page.locator("[data-tool]")).to_contain_text("[1, 0]")
    context.close()


@pytest.mark.parametrize("path", [ENGLISH, CHINESE])
def test_the_largest_tensor_fits_a_phone(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    row = f"[{','.join(['-1000.5'] * 6)}]"
    slices = ",".join([f"[{','.join([row] * 6)}]"] * 4)
    page.goto(f"{path}?x=[{slices}]&op=sum&axis=-1")
    expect(page.locator(".axes td").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
