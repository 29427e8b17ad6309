"""The placeholders of the pages about the upgrader."""

import re
import shutil
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from executed_docs import fences
from executed_docs.pages.placeholders import Placeholders
from executed_docs.pages.source import Source
from publishing.upgrader_pages.site import Site

DOWNLOADS = "downloads"
"""The folder of the wheel, in the site."""

_CONSOLES = ("help", "findings", "diff", "ignored")


class UpgraderPages:
    """The placeholders for what the upgrader's programs give, in the pages of one language.

    Args:
        placeholders: The placeholders of the pages.
        language: The language's code.
        address: Where the site is published, with a slash at its end, or nothing if it is read from disk.
        notice: Gives what the pages say of the runtimes that they were made without, or nothing.

    Attributes:
        address: The same.
        site: What the placeholders show, once it has begun.
    """

    def __init__(
        self, placeholders: Placeholders, language: str, address: str, notice: Callable[[], str] = str
    ) -> None:
        self._placeholders = placeholders
        self._language = language
        self._notice = notice
        self.address = address
        self.site: Future[Site] = Future()
        placeholders.register_values("breakages/summary", lambda: self.site.result().breakages)
        placeholders.register_values("corpus/summary", lambda: self.site.result().corpus)
        placeholders.register(r"breakages/(\w+)", self._breakages)
        placeholders.register(r"corpus", lambda *_: self._block_of("corpus"))
        placeholders.register(r"upgrader/(\w+)", self._console)
        placeholders.register_blocks("upgrader", self._block)

    def copy_wheel(self, folder: Path) -> None:
        """Puts the wheel where readers download it.

        Args:
            folder: The folder of the built site.
        """
        wheel = self.site.result().wheel
        if wheel:
            (folder / DOWNLOADS).mkdir(parents=True, exist_ok=True)
            shutil.copyfile(wheel, folder / DOWNLOADS / Path(wheel).name)

    def _block(self, name: str, form: str) -> str:
        return self.site.result().part(name.replace("_", "-"), self._language, form)

    def _block_of(self, name: str) -> str:
        parts = [self._notice(), self._placeholders.block("upgrader", name)]
        return "\n\n".join(filter(None, parts))

    def _breakages(self, found: re.Match[str], source: Source) -> str:
        """The index, or a category's breakages."""
        made = self.site.result()
        if found[1] == "index" or (made.mismatches and not made.titles):
            return self._block_of("index")
        if found[1] not in made.titles:
            known = ", ".join(["index", *made.titles])
            message = f"the table of breakages has no {found[1]!r}; it has: {known}"
            return source.failure(source.line_of(found[0]), message)
        parts = []
        for name, title in made.titles[found[1]]:
            parts += [f"### {fences.span(title)} {{#{name}}}"]
            parts += [self._placeholders.block("upgrader", name.replace("-", "_"))]
        return "\n\n".join(parts)

    def _console(self, found: re.Match[str], source: Source) -> str:
        """What the command line printed, or how to install it."""
        made = self.site.result()
        if found[1] == "install":
            name = Path(made.wheel).name
            place = f"{self.address}{DOWNLOADS}/{name}" if self.address else f"./{DOWNLOADS}/{name}"
            return fences.plain("sh", f"pipx install {place}")
        if found[1] not in _CONSOLES:
            known = ", ".join([*_CONSOLES, "install"])
            message = f"the upgrader has no {found[1]!r}; it has: {known}"
            return source.failure(source.line_of(found[0]), message)
        text = made.part(found[1], self._language, "html")
        return text if made.mismatches and not made.wheel else fences.plain("text", text)
