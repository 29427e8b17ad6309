"""The site's one stylesheet: readers wait for each, so Material's, the plugins' and ours are one."""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from executed_docs import patches
from executed_docs.assets.esbuild import bundle
from executed_docs.errors import BuildError
from executed_docs.storage.store import Store

NAME = "assets/stylesheet.css"

# Material stops all transitions while colors are switched, and does so on each page: styles of all elements
# would be computed twice more as a page loads.
_SWITCHING = (re.compile(r"\[data-md-color-switching\][^{}]*\{[^}]*\}"), "")

# A browser asks of each element whether a rule that names none means it, and computes the styles of all that
# it may mean again as elements come and go. These are Material's, and what they mean.
_VAGUE = (
    # `minify` gives tables this class, and puts them into an element of their own.
    (re.compile(r"\.md-typeset table:not\(\[class\]\)\+\*\{[^}]*\}"), ""),
    (re.compile(r"table:not\(\[class\]\)"), "table.data"),
    (re.compile(r"\.tabbed-labels>(?=:(first|nth)-child)"), ".tabbed-labels>label"),
    (re.compile(r"\.tabbed-content>(?=:(first|nth)-child)"), ".tabbed-content>.tabbed-block"),
)


def combine(files: Files, config: MkDocsConfig, root: Path, cache: Store) -> None:
    """Puts one stylesheet in the place of those that Material and `extra_css` name.

    Args:
        files: The site's files.
        config: The site's configuration.
        root: The project's folder, with `node_modules`.
        cache: Where stylesheets are stored.

    Raises:
        BuildError: `extra_css` names a file that isn't there.
        BuildError: Material's styles have no such rule any more as is changed here.
    """
    # Material names its own in a template; the palette comes after what it colors.
    names = sorted(file.src_uri for file in files if file.src_uri.startswith("assets/stylesheets/"))
    parts, found = [], set[re.Pattern[str]]()
    for name in [*(name for name in names if name.endswith(".css")), *map(str, config.extra_css)]:
        file = files.get_file_from_path(name)
        # mkdocstrings writes its own into the site at once.
        written = Path(config.site_dir, name)
        if not file and not written.is_file():
            raise BuildError(f"extra_css names {name}, and there is no such file in docs/ or theme/.")
        text = file.content_string if file else written.read_text("utf-8")
        text = text.partition("/*# sourceMappingURL")[0]
        for pattern, meant in (_SWITCHING, *_VAGUE):
            text, count = pattern.subn(meant, text)
            if count and name in names:
                found.add(pattern)
        # Each by itself: a brace that is missing in one would take in all that comes after it, in silence.
        strict = ("--loader=css", "--log-override:css-syntax-error=error", f"--sourcefile={name}")
        parts.append(bundle(root, cache, name, *strict, source=text))
        if not file:
            written.unlink()
    for pattern, _ in (_SWITCHING, *_VAGUE) if names else ():
        if pattern not in found:
            reason = f"no style of Material matches {pattern.pattern!r}"
            raise patches.outdated(reason, "executed_docs/material/stylesheet.py")
    for name in {*names, *map(str, config.extra_css)}:
        if file := files.get_file_from_path(name):
            files.remove(file)
    styles = bundle(root, cache, NAME, "--loader=css", source="\n".join(parts))
    files.append(File.generated(config, NAME, content=styles))
    config.extra_css = [NAME]
