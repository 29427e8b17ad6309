"""A server for the built site, its offline edition, and a browser to read both with."""

import contextlib
import os
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

from executed_docs.commands import archive
from tests.conftest import MadeOnce
from tests.site.server import serving

ROOT = Path(__file__).resolve().parents[2]

ARCHIVE = "keras-backend-executed"
DOWNLOADS = "My documents (下载)"

expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def port() -> int:
    """A free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture(scope="session")
def address(site: Path, home: str, port: int) -> Iterator[str]:
    """Where the browser finds the built site, without a slash at the end."""
    with serving(site, port):
        yield home.rstrip("/")


@pytest.fixture(scope="session")
def browser(chromium: str, home: str, port: int) -> Iterator[Browser]:
    """Headless Chromium, for which the site stands where it says."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        arguments.append(f"--host-resolver-rules=MAP {urlsplit(home).netloc} 127.0.0.1:{port}")
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that fails the test for errors in the console and for requests to another origin."""
    with _faultless_page(browser, address) as (page, _):
        yield page


@pytest.fixture(scope="module")
def _opened(browser: Browser, address: str) -> Iterator[tuple[Page, list[str]]]:
    with _faultless_page(browser, address) as opened:
        yield opened


@pytest.fixture
def same_page(_opened: tuple[Page, list[str]]) -> Iterator[Page]:
    """The same, for tests that visit one page of the site after another: what one stores, the next finds.

    A new one takes longer than a visit.
    """
    page, problems = _opened
    yield page
    found = [*problems]
    problems.clear()
    assert not found


@pytest.fixture(scope="session")
def unpacked(made_once: MadeOnce) -> Path:
    """The offline edition, out of its archive, in a folder as people have them."""

    def unpack(folder: Path) -> None:
        site = folder / ARCHIVE
        mkdocs = str(Path(sys.executable).with_name("mkdocs"))
        command = [mkdocs, "build", "--strict", "--site-dir", str(site)]
        built = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, env=os.environ | {"OFFLINE": "true"}
        )
        assert built.returncode == 0, built.stderr
        file = folder / f"{ARCHIVE}.zip"
        archive.pack(site, file)
        with zipfile.ZipFile(file) as packed:
            packed.extractall(folder / DOWNLOADS)

    return made_once("offline", unpack) / DOWNLOADS / ARCHIVE


@pytest.fixture
def disk(browser: Browser, unpacked: Path) -> Iterator[Page]:
    """A page for the offline edition, without a network, with the same faults."""
    with _faultless_page(browser, unpacked.as_uri()) as (page, _):
        page.context.set_offline(True)
        yield page


@contextlib.contextmanager
def _faultless_page(browser: Browser, address: str) -> Iterator[tuple[Page, list[str]]]:
    """A page, and the list of its faults, which grows and has to be empty at the end."""
    context = browser.new_context(base_url=f"{address}/", viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.set_default_timeout(20_000)
    page = context.new_page()
    problems: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            problems.append(message.text)

    def watch(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            problems.append(request.url)

    page.on("console", hear)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("request", watch)
    yield page, problems
    context.close()
    assert not problems
