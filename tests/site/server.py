"""A server for the built site that compresses, as those that people put a site on do."""

import contextlib
import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

LEVEL = 6
"""What most servers compress with if nobody tells them otherwise."""

_TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".md", ".map", ".ipynb"}


class _Handler(http.server.SimpleHTTPRequestHandler):
    # Connections stay open, without which each file costs a journey more than it does elsewhere.
    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def do_GET(self) -> None:
        path = Path(self.directory, unquote(urlsplit(self.path).path).lstrip("/"))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        if not path.is_dir() and not path.is_file():
            path = Path(self.directory, "zh" if self.path.startswith("/zh/") else "", "404.html")
            self._send(path, 404)
        elif path.suffix in _TEXT:
            self._send(path, 200)
        else:
            super().do_GET()

    def _send(self, path: Path, code: int) -> None:
        body = path.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", self.guess_type(path))
        if "gzip" in self.headers.get("Accept-Encoding", ""):
            self.send_header("Content-Encoding", "gzip")
            body = compressed(body)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def guess_type(self, path: object) -> str:
        kind = super().guess_type(str(path))
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def log_message(self, *_: object) -> None:
        pass


@functools.cache
def compressed(body: bytes) -> bytes:
    """What is sent in the place of a file that compresses well."""
    return gzip.compress(body, LEVEL)


@contextlib.contextmanager
def serving(site: Path, port: int) -> Iterator[None]:
    """Serves a built site on a port of this machine, for as long as it is asked to."""
    handler = functools.partial(_Handler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield
        server.shutdown()
