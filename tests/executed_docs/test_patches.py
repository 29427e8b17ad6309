"""What is changed of MkDocs, its plugins and its theme: each patch is red once it no longer matches."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, Template
from material.plugins.search.plugin import SearchIndex, SearchPlugin
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from executed_docs import patches, tried
from executed_docs.errors import BuildError
from executed_docs.incremental import autorefs_replay
from executed_docs.material import search_index, template_loader
from executed_docs.storage.step_cache import StepCache
from executed_docs.storage.store import Store


@pytest.fixture
def config(project: Path) -> MkDocsConfig:
    config = load_config(str(project / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    for name in ("material/search", "mkdocstrings"):
        config.plugins[name].on_config(config)
    return config


@pytest.fixture
def page(config: MkDocsConfig) -> Page:
    return Page(None, File.generated(config, "index.md", content="# Title"), config)


PATCHES: dict[str, tuple[Callable[[Any], object], str]] = {
    "convert_by": (lambda owner: patches.convert_by(owner, lambda *_: None), "render"),
    "set_title": (lambda owner: patches.set_title(owner, "Title"), "_title_from_render"),
    "prepare_templates": (lambda owner: patches.prepare_templates(owner, lambda _: None), "get_env"),
    "render_by": (lambda owner: patches.render_by(owner, Template), "template_class"),
}


@pytest.mark.parametrize(("patch", "attribute"), PATCHES.values(), ids=PATCHES)
def test_what_is_no_longer_there_is_named_with_the_cure(
    patch: Callable[[Any], object], attribute: str
) -> None:
    with pytest.raises(BuildError) as caught:
        patch(object())
    assert str(caught.value) == (
        f"executed_docs/patches.py: builtins.object has no {attribute!r} any more, "
        f"which this engine replaces. Install the versions that it was tried with, {tried.INSTALL}, or adapt "
        "the patch."
    )


def test_the_installed_mkdocs_has_what_is_replaced(page: Page, config: MkDocsConfig) -> None:
    called: list[object] = []
    patches.convert_by(page, lambda own, *_: called.append(own))
    page.render(config, Files([]))
    assert called == [page]
    page.markdown = "Text."
    patches.set_title(page, "Another title")
    assert page.title == "Another title"
    patches.prepare_templates(config.theme, called.append)
    env = config.theme.get_env()
    assert called[-1] is env

    class Own(Template):
        pass

    patches.render_by(env, Own)
    assert isinstance(env.get_template("404.html"), Own)


def test_the_installed_material_has_the_search_index_that_is_replaced(config: MkDocsConfig) -> None:
    search_index.replace_index(config, StepCache(Store(Path("cache"))), Path.cwd())
    plugin = config.plugins["material/search"]
    assert isinstance(plugin, SearchPlugin)
    assert isinstance(plugin.search_index, search_index.Index)


def test_a_search_plugin_without_an_index_is_named(config: MkDocsConfig) -> None:
    plugin = config.plugins["material/search"]
    del plugin.search_index  # type: ignore[attr-defined]
    with pytest.raises(BuildError, match="SearchPlugin has no 'search_index' any more"):
        search_index.replace_index(config, StepCache(Store(Path("cache"))), Path.cwd())


@pytest.mark.parametrize("method", ["add_entry_from_context", "generate_search_index", "_segment_chinese"])
def test_an_index_without_a_method_that_is_overridden_is_named(
    config: MkDocsConfig, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(SearchIndex, method)
    with pytest.raises(BuildError, match=f"SearchIndex has no '{method}' any more"):
        search_index.replace_index(config, StepCache(Store(Path("cache"))), Path.cwd())


def test_the_installed_plugins_have_the_calls_that_are_recorded(config: MkDocsConfig, page: Page) -> None:
    with autorefs_replay.recorded(config) as calls:
        config.plugins["autorefs"].register_anchor(page, "anchor")  # type: ignore[attr-defined]
        inventory = config.plugins["mkdocstrings"].handlers.inventory  # type: ignore[attr-defined]
        inventory.register(name="a.b", domain="py", role="class", uri="a/#b")
    assert [target for target, *_ in calls] == ["anchor", "inventory"]
    autorefs_replay.replay(config, page, calls)
    assert config.plugins["autorefs"].get_item_url("anchor")[0] == "#anchor"  # type: ignore[attr-defined]


@pytest.mark.parametrize(("name", "method"), [("autorefs", "register_anchor"), ("mkdocstrings", "register")])
def test_a_plugin_without_a_call_that_is_recorded_is_named(
    config: MkDocsConfig, name: str, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plugin: Any = config.plugins[name]
    monkeypatch.delattr(type(plugin if name == "autorefs" else plugin.handlers.inventory), method)
    with pytest.raises(BuildError, match=f"has no '{method}' any more"), autorefs_replay.recorded(config):
        pass


def test_a_template_that_has_no_longer_what_is_replaced_is_named() -> None:
    env = Environment(autoescape=True)
    env.filters["patched"] = template_loader.patched
    template = env.from_string("{{ shown | patched('for=\"a\"', 'for=\"b\"') }}")
    assert template.render(shown='<label for="a">') == "&lt;label for=&#34;b&#34;&gt;"
    with pytest.raises(
        PluginError, match=r"theme/main\.html: Material's template has no 'for=\"a\"' any more"
    ):
        template.render(shown="<label>")
