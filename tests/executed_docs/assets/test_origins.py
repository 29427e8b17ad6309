"""What a page loads from another origin is found; what it links to is not."""

import pytest

from executed_docs.assets import origins

OWN = "https://example.org/site/"


@pytest.mark.parametrize(
    "html",
    [
        '<script src="https://elsewhere.example/a"></script>',
        "<script defer src=https://elsewhere.example/a></script>",
        '<link rel="stylesheet" href="https://elsewhere.example/a">',
        "<link href='https://elsewhere.example/a' rel='preconnect'>",
        '<img alt="" src="https://elsewhere.example/a">',
        '<img srcset="a.png 1x, https://elsewhere.example/a 2x">',
        '<video poster="https://elsewhere.example/a"></video>',
        '<iframe src="https://elsewhere.example/a"></iframe>',
        '<p style="background: url(https://elsewhere.example/a)">',
        '<style>@font-face { src: url("https://elsewhere.example/a") }</style>',
        '<svg><use href="https://elsewhere.example/a"></use></svg>',
    ],
)
def test_a_resource_of_another_origin(html: str) -> None:
    assert list(origins.of_page(f"<p>Text</p>\n{html}\n", OWN)) == ["https://elsewhere.example/a"]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://elsewhere.example/">more</a>',
        '<link rel="canonical" href="https://elsewhere.example/">',
        '<link rel="alternate" hreflang="zh" href="https://elsewhere.example/">',
        '<script src="assets/site.js"></script>',
        f'<script src="{OWN}assets/site.js"></script>',
        '<img src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E">',
        "<code>&lt;img src=&quot;https://elsewhere.example/a&quot;&gt;</code>",
        '<img alt="see https://elsewhere.example/a" src="a.png">',
        '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
    ],
)
def test_a_link_and_a_resource_of_this_site(html: str) -> None:
    assert list(origins.of_page(html, OWN)) == []


@pytest.mark.parametrize(
    ("css", "found"),
    [
        ("body { background: url(//elsewhere.example/a) }", ["//elsewhere.example/a"]),
        ("@import 'https://elsewhere.example/a';", ["https://elsewhere.example/a"]),
        ("body { background: url(../a.png) } /* https://elsewhere.example/a */", []),
        ("a { background: url('data:image/svg+xml;charset=utf-8,<svg xmlns=\"http://x/\"/>') }", []),
    ],
)
def test_a_style_sheet(css: str, found: list[str]) -> None:
    assert list(origins.of_style(css, OWN)) == found
