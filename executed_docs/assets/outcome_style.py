"""The styles of code and outcomes, for themes that have none for them."""

from pathlib import Path

NAME = "assets/executed.css"
"""The address of the stylesheet in a site."""


def text() -> str:
    """The stylesheet."""
    return Path(__file__).with_name("outcomes.css").read_text(encoding="utf-8")
