"""The site's languages: their words, and the translation's build inside the main one."""

import posixpath
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

MAIN = "en"
TRANSLATION = "zh"

NAMES = {"en": "English", "zh": "中文"}

WORDS = {
    "en": {
        "output": "Output",
        "error": "Error",
        "no output": "No output",
        "rewritten import": "the same code with import keras",
        "runtime": "Runtime",
        "versions": "Versions",
        "keras2": "Keras 2",
        "keras3-tensorflow": "Keras 3 on TensorFlow",
        "keras3-jax": "Keras 3 on JAX",
        "keras3-numpy": "Keras 3 on NumPy",
        "python": "Plain Python",
        "more": "More in the chapters",
        "fault": "What happens",
        "check": "Check",
        "says": "What it says",
        "endured": "The site comes out right.",
    },
    "zh": {
        "output": "输出",
        "error": "报错",
        "no output": "无输出",
        "rewritten import": "同一段代码，改为 import keras",
        "runtime": "运行环境",
        "versions": "版本",
        "keras2": "Keras 2",
        "keras3-tensorflow": "Keras 3（TensorFlow 后端）",
        "keras3-jax": "Keras 3（JAX 后端）",
        "keras3-numpy": "Keras 3（NumPy 后端）",
        "python": "纯 Python",
        "more": "详见",
        "fault": "出了什么问题",
        "check": "检查命令",
        "says": "它说了什么",
        "endured": "网站照样正确。",
    },
}


def build_translation(config: MkDocsConfig) -> None:
    """Builds the translation into a folder of the main site, as a site of its own."""
    root = Path(config.config_file_path).parent
    translated = load_config(
        str(root / f"mkdocs.{TRANSLATION}.yml"),
        site_dir=str(Path(config.site_dir, TRANSLATION)),
        site_url=f"{config.site_url}{TRANSLATION}/",
        strict=config.strict,
    )
    translated.plugins.on_startup(command="build", dirty=False)
    build(translated)


def alternates(page: Page | None, language: str, site_url: str) -> list[dict[str, str]]:
    """The same page in each language: `link` for machines, `path` for readers.

    The path is relative, so it holds wherever the site is served from.
    """
    main = site_url if language == MAIN else site_url.removesuffix(f"{TRANSLATION}/")
    url = page.url if page else ""
    return [
        {
            "lang": name,
            "name": NAMES[name],
            "link": main + _folder(name) + url,
            "path": _relative(_folder(name) + url, _folder(language) + url),
        }
        for name in NAMES
    ]


def main_site(page: Page, language: str) -> str:
    """The way from a page to the main site: what a reader chose there holds in all languages."""
    return _relative("", _folder(language) + page.url)


def _relative(target: str, here: str) -> str:
    return posixpath.relpath(f"/{target}", f"/{here}") + "/"


def _folder(language: str) -> str:
    return "" if language == MAIN else f"{language}/"
