from pathlib import Path

values = [1, 5, 2]
bars = "".join(
    f'<rect x="{60 * n}" y="{100 - 20 * value}" '
    f'width="40" height="{20 * value}"/>'
    for n, value in enumerate(values)
)
svg = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 100">'
    f"{bars}</svg>"
)
Path("bars.svg").write_text(svg)
