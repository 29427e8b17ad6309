"""This site's configuration with a third language: data alone, and no Python."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from executed_docs.locale import words


@pytest.mark.slow
def test_this_site_s_configuration_is_built_in_a_third_language(project: Path) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert "languages: [en, zh]" in text
    settings.write_text(text.replace("languages: [en, zh]", "languages: [en, zh, de]"), encoding="utf-8")
    translation = (project / "mkdocs.zh.yml").read_text(encoding="utf-8")
    translation = translation.replace("docs_dir: docs/zh", "docs_dir: docs/de")
    translation = re.sub(r"\b(language:) zh\b", r"\1 de", translation)
    (project / "mkdocs.de.yml").write_text(translation, encoding="utf-8")
    (project / "docs/de").mkdir()
    english = (project / "docs/en/index.md").read_text(encoding="utf-8")
    page = english.replace("# Page {", "# Seite {").replace("The sum is", "Die Summe ist")
    (project / "docs/de/index.md").write_text(page, encoding="utf-8")
    (project / "docs/docstrings.de.toml").touch()
    found = {**words.load("en", project / "locale"), "language": "Deutsch"}
    lines = [f"{name} = {json.dumps(word)}\n" for name, word in found.items()]
    (project / "locale/de.toml").write_text("".join(lines), encoding="utf-8")
    shutil.copy(project / "upgrader/locale/en.toml", project / "upgrader/locale/de.toml")

    mkdocs = Path(sys.executable).with_name("mkdocs")
    built = subprocess.run([mkdocs, "build", "--strict"], cwd=project, capture_output=True, text=True)

    assert built.returncode == 0, built.stderr
    shown = html.fromstring((project / "site/de/index.html").read_text(encoding="utf-8"))
    assert shown.get("lang") == "de"
    assert "Die Summe ist 3, or" in shown.xpath("string(//article)")
    assert {"en", "zh", "de"} <= {link.get("hreflang") for link in shown.xpath("//a[@hreflang]")}
    for language in ("", "zh/"):
        other = html.fromstring((project / "site" / language / "index.html").read_text(encoding="utf-8"))
        assert "de" in {link.get("hreflang") for link in other.xpath("//a[@hreflang]")}
