"""How names of the atlas are written in addresses."""


def dashed(name: str) -> str:
    """A name as anchors and addresses have it."""
    return name.replace("_", "-")


def anchor(name: str) -> str:
    """The anchor of a function's entry."""
    return f"k-{dashed(name)}"
