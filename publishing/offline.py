"""`make offline`: the site as one archive, to unpack and open from disk.

Material's plugin `offline` gives pages the names of files and brings the search index as a script.
What it leaves to the author is here.
"""

import sys
import tempfile
import zipfile
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from publishing.build import build

NAME = "keras-backend-executed"
ARCHIVE = Path(f"{NAME}.zip")

# Browsers start no workers from disk: this runs the search in a frame instead.
_SHIM = "assets/iframe-worker.js"
# For servers, for other sites, for language models and for developers: no page from disk needs them.
_LEFT_OUT = (
    *("404.html", "sitemap.xml*", "objects.inv", "search_index.json", "*.map"),
    *("llms.txt", "llms-full.txt", "*.html.md"),
)
# The first date that an archive can hold.
_ANY_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX, _READABLE = 3, 0o100644 << 16


def enabled(config: MkDocsConfig) -> bool:
    """Whether it is the offline edition that is being built."""
    plugin = config.plugins.get("material/offline")
    return plugin is not None and plugin.config.enabled


def prepare(config: MkDocsConfig) -> None:
    """Takes the frame from here and claims no address, if it is the offline edition."""
    if enabled(config):
        config.site_url = None
        config.extra["polyfills"] = [_SHIM]


def assets(config: MkDocsConfig, root: Path) -> list[File]:
    """What pages load in the offline edition only."""
    if not enabled(config):
        return []
    shim = root / "node_modules" / "iframe-worker" / "shim" / "index.js"
    return [File.generated(config, _SHIM, abs_src_path=str(shim))]


def main() -> int:
    cache = Path(".cache")
    cache.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, prefix="offline-") as folder:
        built, archive = Path(folder, NAME), Path(folder, ARCHIVE)
        code = build(built, OFFLINE="true")
        if code:
            print(f"The archive was not made: see above. {ARCHIVE} is as it was.", file=sys.stderr)
            return code
        pack(built, archive)
        archive.replace(ARCHIVE)
    print(f"Unpack {ARCHIVE}, and open {NAME}/index.html.")
    return 0


def pack(site: Path, archive: Path) -> None:
    """Puts a built site into an archive, as a folder: the same files give the same bytes."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(site.rglob("*")):
            if path.is_dir() or any(path.match(name) for name in _LEFT_OUT):
                continue
            entry = zipfile.ZipInfo(path.relative_to(site.parent).as_posix(), _ANY_TIME)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            packed.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    sys.exit(main())
