"""What the search finds, what it puts first, and when it says that it has nothing."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.site.search_engine import LANGUAGES, Answer, answers, index, location, shown

HERE = Path(__file__).parent
QUERIES: dict[str, Any] = yaml.safe_load((HERE / "search_queries.yml").read_text(encoding="utf-8"))
WITHOUT_ENTRY = (HERE / "messages_without_entry.txt").read_text(encoding="utf-8").splitlines()
MISSING = "errors/#error-no-attribute"
MODULES = ("keras", "keras.api", "keras.src", "tensorflow.keras", "tensorflow.python.keras", "tf_keras.src")

# Names that no function has, and that an entry of their own is about.
ANSWERED = dict.fromkeys(("get_session", "set_session", "tensorflow_backend"), "errors/#error-session")
# Names that only older versions had, with a section of their own.
OLDER = {"tf": "breakages/#backend-tf", "logsumexp": "breakages/#older-functions"}
UNKNOWN = ("no", "not", "argmaximum", "get_uids", "foo_bar")


def _wordings(name: str) -> Iterator[str]:
    for module in MODULES:
        yield f"module '{module}.backend' has no attribute '{name}'"
    message = f"AttributeError: module 'keras.backend' has no attribute '{name}'"
    yield message
    yield f"  {message}. Did you mean: 'name_scope'?\n"
    yield message.replace("'", "’")
    yield message.replace("'", "")
    yield message.translate({ord(letter): ord(letter) + 0xFEE0 for letter in "Moduleabcdefgh:'"})
    yield f"{message} 怎么办？"
    yield _traceback(f"    y = K.ones_like(K.{name}(x), axis=1)", message)
    yield _traceback("    y = f(x)", f"During handling of the above exception: {message}")
    yield f"ImportError: cannot import name '{name}' from 'keras.src.backend' (/usr/lib/keras/__init__.py)"
    yield from (f"K.{name}", f"K.{name}(x, axis=1)", f"keras.backend.{name}", f"tf.keras.backend.{name}")


def _traceback(line: str, message: str) -> str:
    head = 'Traceback (most recent call last):\n  File "/home/me/train.py", line 12, in <module>\n'
    inner = f'    main()\n  File "/home/me/train.py", line 7, in main\n{line}\n        ^^^^^^^^'
    return f"{head}{inner}\n{message}\n"


def _import(name: str) -> str:
    return (
        f"ImportError: cannot import name '{name}' from 'keras.backend' (/usr/lib/keras/backend/__init__.py)"
    )


BAD = {
    "a long traceback": _traceback('    raise ValueError("a" * 1000)\n' * 250, "ValueError: " + "aA. " * 200),
    "one long word": "a" * 10_000,
    "one long name": "a." * 5_000,
    "quoted": "'" * 10_000,
    "words": "argmax " * 1_500,
    "other words": " ".join(f"word{number}" for number in range(1_500)),
    "Chinese": "张量" * 5_000,
    "one character that is normalized to three": "…" * 10_000,
    "one character that is normalized to eighteen": "\ufdfa" * 10_000,
    "markup": '<script>alert(1)</script><img src=x onerror="alert(1)"> & &amp; </pre>',
    "markup of a pattern": "(?:[a-z]+)*\\ $& {name} \\u{zz} [",
    "a quotation mark": "'",
    "quotation marks": '‘“”’"`',
    "operators of another search": "+argmax -error title:foo^10 ~2 *",
    "full-width": "ｍｏｄｕｌｅ　＇ｋｅｒａｓ．ｂａｃｋｅｎｄ＇，ｈａｓ　ｎｏ！？",
    "Cyrillic": "как вычислить градиент",
    "Arabic": "كيف أحسب التدرج",
    "emoji": "🤔🤷‍♀️",
    "half of a character": "\ud83e",
    "control characters": "\0\x1b[31mred\x1b[0m\u200b\r\n\t",
    "blanks": " \n\t ",
    "a name of JavaScript": "__proto__ constructor toString hasOwnProperty",
}


@pytest.fixture(scope="module")
def functions(site: Path) -> dict[str, str]:
    """Where each function of the atlas has its entry."""
    atlas = json.loads((site / "atlas.json").read_text(encoding="utf-8"))["functions"]
    return {each["name"]: f"atlas/{each['category'].replace('_', '-')}/#{each['anchor']}" for each in atlas}


@pytest.fixture(scope="module")
def ask(site: Path, functions: dict[str, str]) -> Callable[[str, str], Answer]:
    """Gives the answer to a query in a language; all are asked at once."""
    names = [*functions, *ANSWERED, *OLDER, *UNKNOWN]
    asked = [*WITHOUT_ENTRY, *WORDS, "no", "not", *map(_import, functions)]
    asked += [wording for name in names for wording in _wordings(name)]
    known = {
        language: answers(site, language, [*asked, *(each["query"] for each in QUERIES[language])])
        for language in LANGUAGES
    }
    return lambda language, query: known[language][query]


def _found(query: dict[str, Any]) -> list[str]:
    sections = query["find"]
    return [location(section) for section in ([sections] if isinstance(sections, str) else sections)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_query_finds_its_section_among_the_first_three(
    ask: Callable[[str, str], Answer], language: str
) -> None:
    failed = {}
    for query in QUERIES[language]:
        found = ask(language, query["query"])
        first = found.locations[: 1 if query.get("first") else 3]
        if not found.sure or not {*first} & {*_found(query)}:
            failed[query["query"]] = (found.sure, first)
    assert not failed


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_queries_are_many_and_ask_for_what_is_there(site: Path, language: str) -> None:
    queries = QUERIES[language]
    assert len({query["query"] for query in queries}) == len(queries) >= 120
    assert all(query["from"] for query in queries)
    sections = {doc["location"] for doc in json.loads(index(site, language).read_text("utf-8"))["docs"]}
    assert not [query["query"] for query in queries if not {*_found(query)} <= sections]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_missing_name_leads_to_its_entry(
    ask: Callable[[str, str], Answer], functions: dict[str, str], language: str
) -> None:
    assert len(functions) == 147
    failed = []
    for name, entry in functions.items():
        for wording in _wordings(name):
            first = ask(language, wording).locations[:2]
            # Of one name, the page of errors quotes the whole message: that entry says more about it.
            quoted = name == "function" and first[:1] == ["errors/#error-function"]
            if entry not in (first if quoted else first[:1]):
                failed.append((wording, first))
    assert not failed


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_older_versions_lead_to_their_sections(
    ask: Callable[[str, str], Answer], language: str
) -> None:
    for name, section in OLDER.items():
        for wording in _wordings(name):
            assert ask(language, wording).locations[0] == section, wording


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_names_lead_to_the_entry_on_missing_names_or_to_their_answer(
    ask: Callable[[str, str], Answer], language: str
) -> None:
    for name in (*ANSWERED, *UNKNOWN):
        for wording in _wordings(name):
            found = ask(language, wording)
            assert found.locations[0] == ANSWERED.get(name, MISSING), wording
            assert MISSING in found.locations[:3], wording
            assert found.sure, wording


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_failed_import_has_an_entry_and_the_name_s_entry_is_next(
    ask: Callable[[str, str], Answer], functions: dict[str, str], language: str
) -> None:
    for name, entry in functions.items():
        found = ask(language, _import(name)).locations
        assert found[:2] == ["errors/#error-cannot-import", entry]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_with_a_slip_offers_the_function(ask: Callable[[str, str], Answer], language: str) -> None:
    found = ask(language, "module 'keras.backend' has no attribute 'get_uids'").locations
    assert found[:2] == [MISSING, "atlas/graph/#k-get-uid"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("message", WITHOUT_ENTRY)
def test_a_message_without_an_entry_says_so_and_offers_the_nearest(
    ask: Callable[[str, str], Answer], language: str, message: str
) -> None:
    found = ask(language, message)
    assert not found.sure, found.locations
    pages = ("errors/#error-", "pytorch/#error-", "breakages/#")
    assert all(each.startswith(pages) for each in found.locations)
    assert len(found.locations) <= 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_and_not_are_no_names_of_functions(ask: Callable[[str, str], Answer], language: str) -> None:
    assert [ask(language, query).locations for query in ("no", "not")] == [[], []]


@pytest.mark.parametrize("language", LANGUAGES)
def test_authors_pages_are_not_searched(site: Path, language: str) -> None:
    docs = json.loads(index(site, language).read_text("utf-8"))["docs"]
    searched = {doc["location"].partition("#")[0] for doc in docs}
    authors = {"how-this-site-is-made/", "architecture/", "faults/", "how-fast-it-is/", "licenses/"}
    assert searched.isdisjoint(authors)


# Words, and the page that is first: in English, then in Chinese.
CHAPTERS = {
    "en": {
        "saving": "lambda-layer/",
        "gradients": "k-function/",
        "KerasTensor": "from-tensorflow-to-keras/",
        "symbolic tensor": "from-tensorflow-to-keras/",
        "mask": "lambda-layer/",
        "placeholder": "atlas/graph/",
        "Lambda layer": "lambda-layer/",
        "could not infer the shape": "lambda-layer/",
        "error messages": "errors/",
        "permute_dimensions": "atlas/shapes/",
        "serialization lambda": "lambda-layer/",
    },
    "zh": {
        "匿名函数": "lambda-expressions/",
        "批次轴": "lambda-layer/",
        "梯度": "k-function/",
        "KerasTensor": "from-tensorflow-to-keras/",
        "符号张量": "from-tensorflow-to-keras/",
        "报错信息": "errors/",
        "permute_dimensions": "atlas/shapes/",
    },
}
WORDS = [*CHAPTERS["en"], *CHAPTERS["zh"], "test", "测试", "缓存", "cache", "formula", "语法糖"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_leads_to_its_chapter(ask: Callable[[str, str], Answer], language: str) -> None:
    first = {query: ask(language, query).locations[0].partition("#")[0] for query in CHAPTERS[language]}
    assert first == CHAPTERS[language]


def test_a_word_of_the_other_language_is_not_found(ask: Callable[[str, str], Answer]) -> None:
    # No word of the glossary, which stands on the authors' page in both languages.
    assert ask("en", "语法糖").locations == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_bad_input_has_an_answer_in_no_time(site: Path, language: str) -> None:
    for query, answer in shown(site, language, BAD.values()).items():
        # The slowest takes a tenth of that.
        assert answer["seconds"] < 0.5, query[:80]
        # Only the index's own elements, and what is marked.
        html = " ".join(each["title"] + each["text"] for group in answer["items"] for each in group)
        assert not re.search(r"<(?!/?(?:p|pre|code|ul|ol|li|mark|sub|sup)\b)", html), query[:80]
        assert "notice" in answer or answer["items"] or "Error" not in query, query[:80]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_box_shows_what_was_found_by_page_and_enter_opens_the_first(
    ask: Callable[[str, str], Answer], site: Path, language: str
) -> None:
    queries = [each["query"] for each in QUERIES[language]]
    for query, answer in shown(site, language, queries).items():
        found = ask(language, query).locations
        results = [each for group in answer["items"] for each in group]
        assert {each["location"] for each in results if each["score"]} == {*found}, query
        # The first of those that score highest, in the first group.
        assert max(answer["items"][0], key=lambda each: each["score"])["location"] == found[0], query
        for group in answer["items"]:
            pages = [each["location"] for each in group if "#" not in each["location"]]
            assert pages == [group[0]["location"].partition("#")[0]], query
            # Material folds what scores less than the first.
            unfolded = {each["location"] for each in group if each["score"] == group[0]["score"]}
            assert unfolded >= {each["location"] for each in group} & {*found[:3]} - {*pages}


def test_what_matches_is_marked_and_what_is_missing_is_named(site: Path) -> None:
    shown_first = shown(site, "en", ["gradients zeppelin"])["gradients zeppelin"]["items"][0][0]
    assert "<mark>Gradients</mark>" in shown_first["title"]
    assert shown_first["terms"] == {"gradients": True, "zeppelin": False}
    chinese = shown(site, "zh", ["批次轴", "中间层输出"])
    assert "<mark>批次轴</mark>" in chinese["批次轴"]["items"][0][0]["title"]
    assert "<mark>中间层输出</mark>与" in chinese["中间层输出"]["items"][0][0]["title"]


def test_a_word_is_completed(site: Path) -> None:
    assert shown(site, "en", ["permute_dim"])["permute_dim"]["suggest"] == ["permute_dimensions"]
