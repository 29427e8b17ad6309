"""What the search index says of a page: what people look for, since they wait for all of it."""

import re

from lxml import etree, html

_NAME = re.compile(r"[A-Za-z_]\w+(?:\.\w+)*")
_TEXT = re.compile(r'"[^"\n]*"' + r"|'[^'\n]*'")


def searched(page: str) -> str:
    """A page without what nobody looks for.

    Outputs are mostly numbers; of errors, there is what others meet too: the message. Each name in the
    code is found in the first section that has it.

    Args:
        page: The HTML of a page's content.
    """
    root = html.fragment_fromstring(page, create_parent="div")
    # Material does the first of these too, up to the end of the first element of the same kind inside.
    for unsought in root.xpath(
        ".//*[@data-search-exclude] | .//span[@class='filename']"
        " | .//*[contains(@class, 'outcome') and not(contains(@class, 'error'))]"
    ):
        if unsought.getparent() is not None:
            unsought.drop_tree()
    names: set[str] = set()
    for block in root.iter("pre"):
        lines = block.text_content().splitlines()
        if "outcome" in block.getparent().get("class", ""):
            said = [line for line in lines if line[:1].strip() and not line.startswith("Traceback")]
        else:
            new = dict.fromkeys(_NAME.findall(_TEXT.sub("", "\n".join(lines)))).keys() - names
            said = [" ".join(sorted(new))]
            names |= new
        tail = block.tail
        block.clear()
        block.tail = tail
        etree.SubElement(block, "code").text = "\n".join(said)
    return str(html.tostring(root, encoding="unicode"))
