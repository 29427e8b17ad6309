"""The settings of this site allow all reuse of earlier builds."""

from pathlib import Path

from mkdocs.config.base import load_config

from executed_docs.incremental.page_cache import TEXT_ONLY
from executed_docs.incremental.template_cache import TemplateCache
from executed_docs.options import PLUGIN
from executed_docs.storage.step_cache import StepCache
from executed_docs.storage.store import Store


def test_the_plugins_and_templates_allow_rendered_pages_to_be_cached(root: Path) -> None:
    settings = load_config(str(root / "mkdocs.yml"))
    assert TemplateCache(StepCache(Store(root)), settings, PLUGIN, {}).enabled


def test_the_extensions_allow_converted_pages_to_be_cached(root: Path) -> None:
    settings = load_config(str(root / "mkdocs.yml"))
    assert {*settings.markdown_extensions} <= TEXT_ONLY
