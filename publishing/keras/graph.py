"""What pages use of a functional model: its graph, as Keras itself draws it."""

import contextlib
import re
import sys
from typing import Any

# Keras escapes nothing in a label.
_LABEL = re.compile(
    r"<b>(?P<name>.*?)</b> \((?P<kind>\w+)\)</font>.*Output shape: <b>(?P<shape>.*?)</b></font>", re.DOTALL
)


def described(value: object) -> dict[str, Any] | None:
    """The graph of a functional model of Keras 3; None of any other value, and without pydot.

    Returns:
        In `layers`, the name, the class and the output shape of each layer; in `edges`, the positions of the
        two layers of each edge.
    """
    keras = sys.modules.get("keras")
    # The class has no public name.
    if keras is None or type(value).__name__ != "Functional" or not isinstance(value, keras.Model):
        return None
    drawn = None
    with contextlib.suppress(ImportError):
        drawn = keras.utils.model_to_dot(value, show_shapes=True, show_layer_names=True)
    if drawn is None:
        return None
    nodes = [node for node in drawn.get_nodes() if node.get("label")]
    labels = [_LABEL.search(node.get("label")) for node in nodes]
    places = {node.get_name(): place for place, node in enumerate(nodes)}
    return {
        "layers": [[label["name"], label["kind"], label["shape"]] for label in labels if label],
        "edges": [[places[edge.get_source()], places[edge.get_destination()]] for edge in drawn.get_edges()],
    }
