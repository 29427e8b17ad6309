import re


def test_each_bar_is_as_high_as_its_value() -> None:
    from snippets.home import bars

    heights = [int(height) // 20 for height in re.findall(r'<rect [^>]*height="(\d+)"', bars.svg)]
    assert heights == bars.values
