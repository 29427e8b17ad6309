"""Figures: the pictures that a run draws, which are the SVG files in its current folder."""

import contextlib
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Collection
from pathlib import Path

from executed_docs.execution.outcome import Figure, RunError

SETTINGS = Path(__file__).with_name("matplotlibrc")
"""How Matplotlib draws in all runs: the file that its variable MATPLOTLIBRC names."""

_SVG = "{http://www.w3.org/2000/svg}"
_NAME = re.compile(r"\w+\.svg", re.ASCII)
_ROOT = re.compile(r"<svg(?:\s[^>]*)?>")
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(px|pt|pc|in|cm|mm)?")
_PIXELS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
# A reference in CSS or in an attribute to anything but a part of the picture or an image that it contains.
_REFERENCE = re.compile(
    r"url\(\s*[\"']?(?!#|data:image/)([^\"')]*)"
    r"|(?:@import|image-set\(|(?<![\w-])(?:image|src)\()\s*[\"']?([^\"';)]*)",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))")
_OWN_ADDRESS = re.compile(r"#|data:image/(?!svg)")


class Drawings:
    """The pictures that a run has drawn so far.

    Args:
        folder: The run's current folder.
        limit: Bytes that a picture may have.
    """

    def __init__(self, folder: Path, limit: int) -> None:
        self._folder = folder
        self._limit = limit
        self._parts: dict[Path, str] = {}

    def note(self, part: str) -> None:
        """Notes that a part of the snippet has ended: what is new was drawn by it."""
        for path in sorted(self._folder.rglob("*.svg")):
            # The snippet's data files are links.
            if path.is_file() and not path.is_symlink():
                self._parts.setdefault(path, part)

    def figures(self, overwritten: Collection[str], cleaned: Callable[[str], str]) -> tuple[Figure, ...]:
        """The pictures, sorted by name.

        Args:
            overwritten: The files that were written more than once.
            cleaned: Makes a text the same on any machine.

        Raises:
            RunError: One is too large, broken, active, not self-contained, or has the name of another one.
        """
        found: dict[str, Figure] = {}
        for path, part in self._parts.items():
            if not path.is_file():
                continue
            place = path.relative_to(self._folder).as_posix()
            if place in overwritten:
                raise RunError(f"writes {place} more than once: a page shows each picture. Rename one.")
            if not _NAME.fullmatch(path.name):
                raise RunError(f"writes {place}. Name it with letters, digits and underscores only.")
            # Some file systems don't tell capital letters from small ones, and goldens are files.
            if path.name.lower() in found:
                raise RunError(f"writes two pictures named {path.name}. Rename one.")
            svg = self._svg(path, place, cleaned)
            found[path.name.lower()] = Figure(path.name, svg, part)
        return tuple(sorted(found.values(), key=lambda figure: figure.name))

    def _svg(self, path: Path, place: str, cleaned: Callable[[str], str]) -> str:
        size = path.stat().st_size
        if size > self._limit:
            raise RunError(
                f"writes {place} of {size / 1024:,.0f} KiB, more than {self._limit / 1024:g} KiB: a reader's "
                "phone would load that. Draw less, or with fewer points."
            )
        try:
            return normalized(cleaned(path.read_text(encoding="utf-8")))
        except (ValueError, OSError) as error:
            raise RunError(f"writes {place}, which a page can't show: {error}") from error


def normalized(svg: str) -> str:
    """A picture without what isn't drawn: canonical XML, in which no metadata, comment or date is left.

    Raises:
        ValueError: It is broken, active, or not self-contained: the message says how, and the cure.
    """
    if "<!ENTITY" in svg:
        raise ValueError("it declares an entity. Write its text instead.")
    try:
        ET.fromstring(svg)
        text = ET.canonicalize(svg, exclude_tags=[f"{_SVG}metadata"]).strip()
        root = ET.fromstring(text)
    except ET.ParseError as error:
        raise ValueError(f"it is broken XML: {error}. Correct what writes it.") from error
    if root.tag != f"{_SVG}svg":
        raise ValueError('it is no SVG. Write <svg xmlns="http://www.w3.org/2000/svg"> … </svg>.')
    for element in root.iter():
        _check(element)
    size(text)
    return f"{text}\n"


def size(svg: str) -> tuple[int, int]:
    """The width and the height of a picture in pixels of CSS.

    Args:
        svg: The picture in its normal form.

    Raises:
        ValueError: It doesn't say.
    """
    root = _ROOT.match(svg)
    attributes = dict(re.findall(r'\s([\w:-]+)="([^"]*)"', root[0] if root else ""))
    lengths = [_LENGTH.fullmatch(attributes.get(name, "")) for name in ("width", "height")]
    if all(lengths):
        width, height = (float(length[1]) * _PIXELS[length[2] or ""] for length in lengths if length)
        return round(width), round(height)
    box = _NUMBER.findall(attributes.get("viewBox", ""))
    if len(box) != 4:
        raise ValueError('it doesn\'t say its size. Write its viewBox, such as viewBox="0 0 320 240".')
    return round(float(box[2])), round(float(box[3]))


def reset() -> None:
    """Lets a run draw as a fresh program would: without the open figures and the settings of the last run."""
    pyplot, matplotlib = (sys.modules.get(name) for name in ("matplotlib.pyplot", "matplotlib"))
    with contextlib.suppress(AttributeError):
        if pyplot:
            pyplot.close("all")
        # Most runs draw nothing, and setting hundreds of settings takes a hundred times as long as comparing.
        if matplotlib and not dict.__eq__(matplotlib.rcParams, matplotlib.rcParamsOrig):
            matplotlib.rc_file_defaults()


def _check(element: ET.Element) -> None:
    """Refuses an element by which a picture could do or load anything.

    Raises:
        ValueError: The message says which.
    """
    if not element.tag.startswith(_SVG):
        raise ValueError(f"it has the element {_local(element.tag)!r}, which is none of SVG. Leave it out.")
    name = _local(element.tag)
    if name.lower() in {"script", "foreignobject"}:
        raise ValueError(f"it has a {name} element. Leave it out: a picture is only drawn.")
    for key, value in element.attrib.items():
        attribute = _local(key).lower()
        if attribute.startswith("on"):
            raise ValueError(f"{name} has the script {attribute!r}. Leave it out: a picture is only drawn.")
        animated = attribute == "attributename" and _local(value.replace(":", "}")).lower() == "href"
        foreign = attribute in {"href", "src"} and not _OWN_ADDRESS.match(value.strip())
        if animated or foreign or attribute == "ping":
            raise ValueError(f"{name} refers to {value!r}. Put into the picture all that it shows.")
        _check_references(name, value)
    if name == "style":
        _check_references(name, element.text or "")


def _check_references(name: str, text: str) -> None:
    # CSS knows a letter by its number, too.
    found = _REFERENCE.search(_ESCAPE.sub(lambda each: each[2] or chr(int(each[1], 16) % 0x110000), text))
    if found:
        raise ValueError(
            f"{name} refers to {found[1] or found[2]!r}. Put into the picture all that it shows."
        )


def _local(name: str) -> str:
    return name.rpartition("}")[2]
