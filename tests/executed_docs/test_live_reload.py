"""`mkdocs serve`: an error stands on its page, and goes once it is fixed."""

import contextlib
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

DEADLINE = 60.0

Wait = Callable[..., None]


@pytest.fixture
def wait(project: Path) -> Iterator[Wait]:
    """Serves the small project; waits until its pages in both languages show some texts."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log = project / "serve.log"
    command = [str(Path(sys.executable).with_name("mkdocs")), "serve", "--dev-addr", address]
    with log.open("a") as file:
        server = subprocess.Popen(command, cwd=project, stdout=file, stderr=file)

    def wait(*texts: str, gone: str = "<never>") -> None:
        end = time.monotonic() + DEADLINE
        missing = ["nothing was served"]
        while missing and time.monotonic() < end:
            assert server.poll() is None, log.read_text()
            with contextlib.suppress(urllib.error.URLError, ConnectionError):
                pages = [_get(f"http://{address}/{language}") for language in ("", "zh/")]
                missing = [text for text in texts for page in pages if text not in page or gone in page]
            time.sleep(0.1)
        assert not missing, f"{missing}\n{log.read_text()}"

    yield wait
    server.terminate()
    server.wait(DEADLINE)


def _get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=DEADLINE) as response:
        return str(response.read().decode())


@pytest.mark.slow
def test_each_change_and_each_error_shows_in_both_languages_and_goes_again(project: Path, wait: Wait) -> None:
    source = project / "snippets/chapter/sum.py"
    golden = source.with_suffix(".out")
    wait("The sum is <code>3</code>", 'class="katex"')

    source.write_text("total = 40 + 2\nprint(total)\n")
    wait("The sum is <code>42</code>", "chapter/sum in python differs from its golden", "+42")
    golden.write_text("42\n")
    wait("The sum is <code>42</code>", gone="differs from its golden")

    source.write_text("import os\nos._exit(3)\n")
    wait("chapter/sum in python ended its process with exit code 3")
    source.write_text("total = (\n")
    wait("snippets/chapter/sum.py, line 1: '(' was never closed")
    source.unlink()
    wait("there is no snippet 'chapter/sum'")
    source.write_text("total = 42\nprint(total)\n")
    wait("The sum is <code>42</code>", gone="there is no snippet")

    for language in ("en", "zh"):
        page = project / "docs" / language / "index.md"
        page.write_text(page.read_text(encoding="utf-8").replace("x = 3", r"\foo"), encoding="utf-8")
    wait("Undefined control sequence", gone='class="katex"')


@pytest.mark.slow
def test_what_can_t_be_built_leaves_the_site_and_what_is_renamed_or_deleted_follows(
    project: Path, wait: Wait
) -> None:
    chapter, log = project / "snippets/chapter", project / "serve.log"
    pages = [project / "docs" / language / "index.md" for language in ("en", "zh")]
    wait("The sum is <code>3</code>")

    for file, broken, message in (
        ("mkdocs.yml", "theme: [", "error parsing the configuration file"),
        ("mkdocs.zh.yml", "theme: [", "error parsing the configuration file"),
        ("theme/main.html", "\n{% if %}", "main.html, line"),
    ):
        text = (project / file).read_text(encoding="utf-8")
        (project / file).write_text(text + broken, encoding="utf-8")
        _logged(log, message)
        wait("The sum is <code>3</code>")
        pages[0].write_text(pages[0].read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
        (project / file).write_text(text, encoding="utf-8")
        _logged(log, "Built in")
        log.write_text("")

    for ending in ("py", "out"):
        (chapter / f"sum.{ending}").rename(chapter / f"add.{ending}")
    for page in pages:
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("chapter/sum", "chapter/add"), encoding="utf-8")
    wait("snippets/chapter/add.py", gone="snippets/chapter/sum.py")


def _logged(log: Path, message: str) -> None:
    end = time.monotonic() + DEADLINE
    while message not in log.read_text(encoding="utf-8"):
        assert time.monotonic() < end, log.read_text(encoding="utf-8")
        time.sleep(0.1)
