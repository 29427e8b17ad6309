"""The order of the packages: which room imports which, and what the engine doesn't know."""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ENGINE, SITE, SNIPPETS = "executed_docs", "publishing", "snippets"

FLOORS = (
    {"storage", "locale", "errors", "fences", "logs", "makefile", "tried"},
    {"execution", "assets", "patches"},
    {"pages", "translation"},
    {"editions", "incremental", "material", "adapter", "declaration", "options", "serve"},
    {"plugin", "commands", "extension", "testing"},
)
"""The rooms of the engine, from the ground up: a room imports what is below it."""

WITHOUT_MKDOCS = {"execution", "pages", "editions", "translation", "extension"}
MKDOCS = re.compile(r"(mkdocs|material)(_|\.|$)")
OF_THE_SITE = re.compile("keras|argmax|atlas|checker", re.IGNORECASE)
FOR_ENTRIES = {
    "snippets.atlas.": "publishing.atlas.entry",
    "snippets.upgrades.": "publishing.upgrader.entry",
}
"""What the entries of a folder import of the site."""


@dataclass(frozen=True)
class Import:
    """An import.

    Attributes:
        path: The file, from the project's folder.
        line: Its line.
        module: The importing module.
        target: The imported module.
    """

    path: str
    line: int
    module: str
    target: str

    @property
    def place(self) -> str:
        return f"{self.path}, line {self.line}: {self.module} imports {self.target}"


def imports(root: Path, package: str) -> Iterator[Import]:
    """All imports of a package, those inside functions included."""
    files = {_name(path.relative_to(root)): path for path in sorted(root.glob(f"{package}/**/*.py"))}
    for module, path in files.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                targets = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                start = "." * node.level + (node.module or "")
                names = [f"{start}.{alias.name}" for alias in node.names]
                targets = [name if name in files else start for name in names]
            else:
                continue
            for target in dict.fromkeys(targets):
                yield Import(path.relative_to(root).as_posix(), node.lineno, module, target)


def disorder(root: Path) -> Iterator[str]:
    """What is out of order in a project: each message names the place and the cure."""
    known = {room: number for number, floor in enumerate(FLOORS, 1) for room in floor}
    for package in (ENGINE, SITE, SNIPPETS):
        found = list(imports(root, package))
        for each in found:
            if each.target.startswith("."):
                yield f"{each.place}, a relative name. Write the whole name."
            yield from _of_engine(root, each, known) if package == ENGINE else ()
            if package == SNIPPETS and _package(each.target) in {ENGINE, SITE} and not _of_entry(each):
                cure = "Readers copy snippets: entries import their table's `entry`, others nothing of it."
                yield f"{each.place}. {cure}"
        yield from _circles(found)
    for path in sorted(root.glob(f"{ENGINE}/**/*")):
        if path.suffix in {".py", ".toml", ".mjs"}:
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if word := OF_THE_SITE.search(line):
                    place = f"{path.relative_to(root)}, line {number}"
                    cure = f"Say it in {SITE}/, or name what any site has."
                    yield f"{place}: the engine says {word[0]!r}. {cure}"


def _of_engine(root: Path, each: Import, known: Mapping[str, int]) -> Iterator[str]:
    room = _room(each.module)
    if room not in known and each.module != ENGINE:
        yield f"{each.place}, and {room!r} is on no floor. Give it one in {Path(__file__).name}."
        return
    if _package(each.target) == SITE:
        yield f"{each.place}. The engine knows no site: let the site register or hand in what it has."
    if room in WITHOUT_MKDOCS and MKDOCS.match(each.target):
        yield f"{each.place}. Let {ENGINE}/adapter.py or plugin.py translate."
    # The package itself lists what other projects may import, of whatever room.
    if _package(each.target) != ENGINE or each.module == ENGINE:
        return
    other = _room(each.target)
    if other == room:
        return
    mine, its = known[room], known.get(other, len(FLOORS))
    alone = not (root / ENGINE / other).is_dir()
    if its > mine or (its == mine and not alone):
        floors = f"floor {its}, from floor {mine}"
        yield f"{each.place}, {floors}. Pass it as an argument, or move what both need down."


def _circles(found: list[Import]) -> Iterator[str]:
    """One message for each circle of modules, at the import that closes it."""
    graph: dict[str, list[Import]] = {}
    for each in found:
        graph.setdefault(each.module, []).append(each)
    done: set[str] = set()

    def visit(module: str, way: list[str]) -> Iterator[str]:
        for each in graph.get(module, []):
            if each.target in way:
                circle = " → ".join([*way[way.index(each.target) :], each.target])
                yield f"{each.place}, a circle: {circle}. Move what both need into a module of its own."
            elif each.target not in done:
                yield from visit(each.target, [*way, each.target])
        done.add(module)

    for module in sorted(graph):
        if module not in done:
            yield from visit(module, [module])


def _of_entry(each: Import) -> bool:
    return any(each.target == own and each.module.startswith(of) for of, own in FOR_ENTRIES.items())


def _name(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _package(module: str) -> str:
    return module.partition(".")[0]


def _room(module: str) -> str:
    return module.partition(".")[2].partition(".")[0]


def test_the_packages_are_in_order(root: Path) -> None:
    found = list(disorder(root))
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def test_each_room_is_on_a_floor_and_each_floor_has_its_rooms(root: Path) -> None:
    rooms = {path.stem for path in (root / ENGINE).iterdir() if path.is_dir() or path.suffix == ".py"}
    assert rooms - {"__init__", "__pycache__"} == set().union(*FLOORS)


ORDERLY = {
    "executed_docs/__init__.py": '"""The engine."""',
    "executed_docs/errors.py": "",
    "executed_docs/fences.py": "import re\n",
    "executed_docs/locale/words.py": "from executed_docs.errors import BuildError\n",
    "executed_docs/execution/job.py": "from executed_docs.execution import outcome\n",
    "executed_docs/execution/outcome.py": "from executed_docs import errors\n",
    "executed_docs/pages/page.py": "from executed_docs.execution import job\nimport markdown\n",
    "executed_docs/plugin.py": "import mkdocs\nfrom executed_docs.pages import page\n",
    "publishing/plugin.py": "from executed_docs.plugin import it\n",
    "publishing/atlas/entry.py": "",
    "snippets/chapter/sum.py": "import keras\n",
    "snippets/atlas/sums.py": "from publishing.atlas.entry import Input\n",
}

DISORDER = {
    "upward": (
        *("executed_docs/execution/job.py", "import re\n\nfrom executed_docs.editions import llms\n"),
        *(3, "executed_docs.editions, floor 4, from floor 2. Pass it as an argument, or move what both need"),
    ),
    "on the same floor": (
        *("executed_docs/pages/page.py", "from executed_docs.translation.ledger import read\n"),
        *(1, "executed_docs.translation.ledger, floor 3, from floor 3. Pass it as an argument, or move"),
    ),
    "inside a function": (
        *("executed_docs/execution/job.py", "def f():\n    import executed_docs.serve\n"),
        *(2, "executed_docs.serve, floor 4, from floor 2. Pass it as an argument, or move"),
    ),
    "no floor": (
        *("executed_docs/new/room.py", "import re\n"),
        *(1, "re, and 'new' is on no floor. Give it one in test_rooms.py."),
    ),
    "the site": (
        *("executed_docs/plugin.py", "import publishing.plugin\n"),
        *(1, "publishing.plugin. The engine knows no site: let the site register or hand in what it has."),
    ),
    "MkDocs": (
        *("executed_docs/pages/page.py", "from mkdocs.structure.pages import Page\n"),
        *(1, "mkdocs.structure.pages. Let executed_docs/adapter.py or plugin.py translate."),
    ),
    "a plugin of MkDocs": (
        *("executed_docs/editions/llms.py", "import mkdocs_autorefs\n"),
        *(1, "mkdocs_autorefs. Let executed_docs/adapter.py or plugin.py translate."),
    ),
    "Material": (
        *("executed_docs/translation/parity.py", "from material.plugins import search\n"),
        *(1, "material.plugins. Let executed_docs/adapter.py or plugin.py translate."),
    ),
    "a snippet that imports the engine": (
        *("snippets/chapter/sum.py", "import keras\nfrom executed_docs import fences\n"),
        *(2, "executed_docs. Readers copy snippets: entries import their table's `entry`, others nothing"),
    ),
    "a snippet that imports what entries need": (
        *("snippets/chapter/sum.py", "from publishing.atlas.entry import Input\n"),
        *(1, "publishing.atlas.entry. Readers copy snippets: entries import their table's `entry`, others"),
    ),
    "an entry that imports more": (
        *("snippets/atlas/sums.py", "from publishing.atlas import render\n"),
        *(1, "publishing.atlas. Readers copy snippets: entries import their table's `entry`, others"),
    ),
    "an entry of another table": (
        *("snippets/upgrades/layers.py", "from publishing.atlas.entry import Input\n"),
        *(1, "publishing.atlas.entry. Readers copy snippets: entries import their table's `entry`, others"),
    ),
    "a circle": (
        *("executed_docs/execution/outcome.py", "\nfrom executed_docs.execution.job import Job\n"),
        2,
        "executed_docs.execution.job, a circle: executed_docs.execution.job → "
        "executed_docs.execution.outcome → executed_docs.execution.job. Move what both need into",
    ),
    "a circle of the site": (
        *("publishing/atlas/entry.py", "import publishing.atlas.entry\n"),
        *(1, "publishing.atlas.entry, a circle: publishing.atlas.entry → publishing.atlas.entry. Move what"),
    ),
    "a relative name": (
        *("publishing/plugin.py", "from . import atlas\n"),
        *(1, "., a relative name. Write the whole name."),
    ),
}

WORDS = {
    "a module": ("executed_docs/execution/job.py", "\n# As KERAS does.\n", 2, "KERAS"),
    "words": ("executed_docs/locale/en.toml", 'more = "The Atlas"\n', 1, "Atlas"),
    "a script": ("executed_docs/pages/katex.mjs", "// checkers\n", 1, "checker"),
    "a name": ("executed_docs/pages/page.py", "argmax_of = 1\n", 1, "argmax"),
}


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def test_an_orderly_project_is_green(tmp_path: Path) -> None:
    write(tmp_path, ORDERLY)
    assert list(disorder(tmp_path)) == []


@pytest.mark.parametrize(("path", "text", "line", "message"), DISORDER.values(), ids=DISORDER)
def test_an_import_that_is_out_of_order_is_named_with_its_place_and_the_cure(
    tmp_path: Path, path: str, text: str, line: int, message: str
) -> None:
    write(tmp_path, ORDERLY | {path: text})
    (tmp_path / ENGINE / "translation").mkdir(exist_ok=True)
    (found,) = disorder(tmp_path)
    assert found.startswith(f"{path}, line {line}: {_name(Path(path))} imports {message}")


@pytest.mark.parametrize(("path", "text", "line", "word"), WORDS.values(), ids=WORDS)
def test_a_word_of_the_site_in_the_engine_is_named_with_its_place_and_the_cure(
    tmp_path: Path, path: str, text: str, line: int, word: str
) -> None:
    write(tmp_path, ORDERLY | {path: text})
    cure = "Say it in publishing/, or name what any site has."
    assert list(disorder(tmp_path)) == [f"{path}, line {line}: the engine says {word!r}. {cure}"]
