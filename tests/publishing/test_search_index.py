"""What the search index holds of a page, and whose worker searches it."""

import html
import re

from publishing.search_index import searched


def words(page: str) -> str:
    return " ".join(html.unescape(re.sub("<[^>]*>", " ", searched(page))).split())


def code(text: str, kind: str = "") -> str:
    title = '<span class="filename">x.py</span>'
    return f'<div class="highlight {kind}">{title}<pre><code>{text}</code></pre></div>'


def test_sentences_are_kept_and_what_is_excluded_goes_with_all_that_is_in_it() -> None:
    excluded = "<div data-search-exclude='true'><div>no</div>no</div>"
    page = f"<h1 id='a'>A</h1>{excluded}<p>One &lt; <code>two</code>!</p>"
    assert words(page) == "A One < two !"
    assert searched(page).startswith("<h1")


def test_a_name_in_the_code_is_found_once_and_numbers_and_texts_are_not() -> None:
    page = code('rows = np.array([[1, 2]], "float32")\nrows') + code("np.array(columns)")
    assert words(page) == "np.array rows columns"


def test_outputs_give_their_names_and_warnings_whole() -> None:
    page = code(
        "UserWarning: It is 3 or 'four'.\n[[1 2]] <KerasTensor>".replace("<", "&lt;"), "outcome output"
    )
    assert words(page) == "UserWarning: It is 3 or 'four'. KerasTensor"


def test_of_errors_the_messages_are_kept_whole_and_of_the_traceback_the_names() -> None:
    page = code(
        'Traceback (most recent call last):\n  File "x.py", line 2, in &lt;module&gt;\n    f(1)\n'
        "ValueError: Found 2 of 'b'.\n\nIt goes on: 3.",
        "outcome error",
    )
    assert words(page) == "ValueError: Found 2 of 'b'. It goes on: 3. File in line module"
