"""A server for one folder that can go away, come back on the same port, break, and take its time."""

import sys
import threading
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

POLICY = "default-src 'self'"
"""What a server may say at its strictest; whatever breaks it is told on the console."""


class QuietServer(ThreadingHTTPServer):
    """A server to which it is nothing that a browser goes away in the middle of an answer."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print what is not a browser that went away."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Outlet:
    """Serves *folder* under */a/b/*.

    `broken` gives paths in it that are answered with a status instead, `moved` those that lead elsewhere, and
    `held` those whose answer waits until `release` is set. `asked` are the paths that were asked for.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.broken: dict[str, HTTPStatus] = {}
        self.moved: dict[str, str] = {}
        self.held: set[str] = set()
        self.release = threading.Event()
        self.asked: list[str] = []
        self._port = 0
        self.start()

    @property
    def address(self) -> str:
        """Where the folder is."""
        return f"http://127.0.0.1:{self._port}/a/b/"

    def start(self) -> None:
        """Answer, on the port of the last time."""
        outlet = self

        class Handler(SimpleHTTPRequestHandler):
            def do_GET(self) -> None:
                path = self.path.partition("?")[0].removeprefix("/a/b/")
                outlet.asked.append(self.path)
                if path in outlet.held:
                    outlet.release.wait()
                if path in outlet.moved:
                    self.send_response(HTTPStatus.FOUND)
                    self.send_header("Location", outlet.moved[path])
                    self.end_headers()
                elif path in outlet.broken:
                    self.send_error(outlet.broken[path])
                else:
                    super().do_GET()

            def translate_path(self, path: str) -> str:
                return super().translate_path(path.removeprefix("/a/b"))

            def end_headers(self) -> None:
                self.send_header("Content-Security-Policy", POLICY)
                super().end_headers()

            def log_message(self, *args: object) -> None:
                pass

        def handle(*given: object) -> Handler:
            return Handler(*given, directory=str(outlet.folder))  # type: ignore[arg-type]

        self._server = QuietServer(("127.0.0.1", self._port), handle)
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self._port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def stop(self) -> None:
        """Be gone: nothing listens any more."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
