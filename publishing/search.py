"""What the search index says of a page: what people look for, since they wait for all of it."""

import re

from lxml import etree, html

_NAME = re.compile(r"[A-Za-z_]\w+(?:\.\w+)*")
_MESSAGE = re.compile(r"[\w.]*(?:Error|Warning): ")
_TEXT = re.compile(r'"[^"\n]*"' + r"|'[^'\n]*'")


def searched(page: str) -> str:
    """A page without what nobody looks for.

    What others meet too is kept as it is: sentences, and messages. Of code and outputs, the numbers go,
    and each name is found in the first section that has it.

    Args:
        page: The HTML of a page's content.
    """
    root = html.fragment_fromstring(page, create_parent="div")
    # Material does the first of these too, up to the end of the first element of the same kind inside.
    for unsought in root.xpath(".//*[@data-search-exclude] | .//span[@class='filename']"):
        if unsought.getparent() is not None:
            unsought.drop_tree()
    names: set[str] = set()
    for block in root.iter("pre"):
        kind = block.getparent().get("class", "")
        said: list[str] = []
        rest: list[str] = []
        for line in block.text_content().removeprefix("Traceback (most recent call last):").splitlines():
            whole = _MESSAGE.match(line) or ("error" in kind and line[:1].strip())
            (said if whole else rest).append(line)
        new = dict.fromkeys(_NAME.findall(_TEXT.sub("", "\n".join(rest)))).keys() - names
        names |= new
        said.append(" ".join(sorted(new)))
        tail = block.tail
        block.clear()
        block.tail = tail
        etree.SubElement(block, "code").text = "\n".join(said)
    # Not the element around it: Material would take that for a section before the first heading.
    return (root.text or "") + "".join(html.tostring(part, encoding="unicode") for part in root)
