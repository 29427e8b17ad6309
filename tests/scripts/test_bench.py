"""What `make bench` is made of, apart from measuring."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.bench import content, measure, project, scale, sites
from scripts.bench.results import Results


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*.*")
        if path.is_file()
    }


@pytest.mark.parametrize("tool", sites.TOOLS, ids=lambda tool: tool.name)
def test_a_site_is_the_same_each_time_and_shows_all_code_in_both_languages(
    tool: sites.Tool, tmp_path: Path
) -> None:
    pages = list(content.pages(10))
    for name in ("one", "other"):
        tool.write(tmp_path / name, pages, lambda example: "[1 2]\n")
    site = _files(tmp_path / "one")
    assert site == _files(tmp_path / "other")
    for page in pages:
        for language in content.LANGUAGES:
            text = (tmp_path / "one" / tool.page.format(language=language, page=page.name)).read_text("utf-8")
            for example in page.examples:
                assert example.heading(language) in text
                code = f"tf.range({float(example.number)}, "
                assert code in (text if tool.code is None else site[f"snippets/{example.name}.py"].decode())


@pytest.mark.parametrize("tool", sites.TOOLS, ids=lambda tool: tool.name)
def test_edits_change_the_prose_of_one_language_and_the_code_of_both(
    tool: sites.Tool, tmp_path: Path
) -> None:
    pages = list(content.pages(10))
    tool.write(tmp_path, pages, lambda example: "[1 2]\n")
    for edit, count in ((tool.edit_page, 1), (tool.edit_snippet, 1 if tool.code else 2)):
        for number in (1, 2):
            before = _files(tmp_path)
            edit(tmp_path, pages[1], number)
            after = _files(tmp_path)
            assert len([name for name in before if before[name] != after[name]]) == count


def test_what_is_edited_of_this_site_is_on_its_home_page() -> None:
    home = project.ROOT / "docs" / "en" / "index.md"
    assert f'snippet="{project.EDITED}"' in home.read_text(encoding="utf-8")
    snippet = project.ROOT / "snippets" / f"{project.EDITED}.py"
    assert snippet.read_text(encoding="utf-8").endswith(f"\n{project.LAST_LINE}")
    assert project.SHOWN in snippet.with_suffix(".out").read_text(encoding="utf-8")


def test_our_site_is_configured_by_what_is_in_its_folder(tmp_path: Path) -> None:
    sites.OURS.write(tmp_path, list(content.pages(10)), lambda example: "")
    code = (
        "from pathlib import Path; from executed_docs import options; "
        "options.load(Path.cwd())[0].project(Path.cwd())"
    )
    # As `python -m` does, `python -c` looks for modules in the current folder first.
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_each_example_is_another_program() -> None:
    codes = [example.code for page in content.pages(1000) for example in page.examples]
    assert len({ast.dump(ast.parse(code)) for code in codes}) == 1000
    assert len(list(content.pages(1000))) == 200


def test_each_cell_is_measured_once() -> None:
    assert len(set(scale.ORDER)) == len(scale.ORDER) == len(sites.TOOLS) * 3


def test_results_are_resumed_by_the_same_machine_and_begun_anew_by_another(tmp_path: Path) -> None:
    file = tmp_path / "results.json"
    cell = {"tool": "executed", "snippets": 10, "row": "from empty", "limit": 1.0}
    Results(file, {"cores": 2}, {"keras": "3"}).add(cell)
    assert Results(file, {"cores": 2}, {"keras": "3"}).find("executed", 10, "from empty") == cell
    assert Results(file, {"cores": 2}, {"keras": "3"}).find("executed", 100, "from empty") is None
    assert Results(file, {"cores": 4}, {"keras": "3"}).cells == []
    assert Results(file, {"cores": 2}, {"keras": "4"}).cells == []


def test_the_committed_results_name_no_place(root: Path) -> None:
    results = json.loads((root / "scripts/bench/results.json").read_text("utf-8"))
    assert set(results["machine"]) == {"processor", "cores", "gigabytes", "system", "python"}
    assert str(root) not in json.dumps(results)
    for cell in results["cells"]:
        assert cell["row"] in scale.ROWS
        assert cell["tool"] in {tool.name for tool in sites.TOOLS}
        assert len({"seconds", "limit", "unreached"} & set(cell)) == 1


def test_the_engine_s_readme_has_the_committed_figures(root: Path) -> None:
    readme = (root / "executed_docs/README.md").read_text("utf-8")
    table = readme.partition("`scripts/bench/results.json`")[2].partition("Choose markdown-exec")[0]
    lines = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| ")]
    (names, _, *rows) = ([cell.strip("| ") for cell in line] for line in lines)
    cells = json.loads((root / "scripts/bench/results.json").read_text("utf-8"))["cells"]
    seconds = {(cell["tool"], cell["row"]): cell.get("seconds") for cell in cells if cell["snippets"] == 1000}
    assert [tool for tool, *_ in rows] == ["this engine", "markdown-exec", "sphinx-gallery"]
    for tool, *figures in rows:
        own = {"this engine": "executed"}.get(tool, tool)
        assert [float(figure) for figure in figures] == [seconds[own, row] for row in names[-2:]]


def test_memory_is_that_of_the_command_and_not_of_the_bench(tmp_path: Path) -> None:
    ballast = bytearray(300_000_000)
    small = measure.run((sys.executable, "-c", "pass"), tmp_path)
    assert small
    assert small.megabytes < 100
    large = measure.run((sys.executable, "-c", "x = bytearray(200_000_000)"), tmp_path)
    assert large
    assert large.megabytes > 190
    assert len(ballast)


def test_a_command_is_given_up_after_its_time_with_all_that_it_started(tmp_path: Path) -> None:
    nested = f"import subprocess, sys; subprocess.run([{sys.executable!r}, '-c', 'while True: pass'])"
    assert measure.run((sys.executable, "-c", nested), tmp_path, limit=1) is None


def test_a_command_that_fails_says_so(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no such thing"):
        measure.run((sys.executable, "-c", "raise Exception('no such thing')"), tmp_path)
