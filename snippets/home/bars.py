from pathlib import Path

values = [1, 5, 2]
bars = "".join(
    f'<rect x="{60 * place}" y="{100 - 20 * value}" '
    f'width="40" height="{20 * value}"/>'
    for place, value in enumerate(values)
)
start = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 100">'
svg = f"{start}{bars}</svg>"
Path("bars.svg").write_text(svg)
