"""Servers from Debian, run with the settings that the handbook gives, on a port and a folder of the test's own."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.formats.programs import find_program, give_up

HANDBOOK = Path(__file__).parents[2] / "docs" / "handbook" / "hosting"
FOLDER = "/srv/classroom/site"

NGINX = """daemon off;
pid {scratch}/pid;
error_log {scratch}/errors;
events {{}}
http {{
    access_log off;
    client_body_temp_path {scratch}/a;
    proxy_temp_path {scratch}/b;
    fastcgi_temp_path {scratch}/c;
    uwsgi_temp_path {scratch}/d;
    scgi_temp_path {scratch}/e;
    include {scratch}/settings;
}}
"""
APACHE_MODULES = ("mpm_event", "authz_core", "dir", "mime", "filter", "deflate", "headers", "alias", "setenvif")
APACHE = """ServerRoot {scratch}
ServerName localhost
PidFile {scratch}/pid
ErrorLog {scratch}/errors
TypesConfig /etc/mime.types
User nobody
Group nogroup
Include {scratch}/settings
"""


def read_settings(name: str, folder: Path, place: str, port: int) -> str:
    """Return the settings on the handbook's page *name* for *port*, the files in *folder* and the site at *place*."""
    text = (HANDBOOK / f"{name}.md").read_text("utf-8")
    [settings] = re.findall(r"^```\w+\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert FOLDER in settings
    settings, ports = re.subn(
        r"(?m)^( *(?:listen|Listen|server\.port =) |<VirtualHost \*:|:)80\b", rf"\g<1>{port}", settings
    )
    assert ports == (2 if name == "apache" else 1)
    if name == "lighttpd":  # it has a folder of such pages
        return settings.replace(f"{FOLDER}/", f"{folder}/{place}").replace(FOLDER, str(folder))
    assert "/404.html" in settings
    return settings.replace(FOLDER, str(folder)).replace("/404.html", f"/{place}404.html")


def _nginx(scratch: Path) -> list[str]:
    (scratch / "main").write_text(NGINX.format(scratch=scratch), "utf-8")
    return [find_program("nginx", "nginx"), "-c", str(scratch / "main")]


def _apache(scratch: Path) -> list[str]:
    program = find_program("apache2", "apache2")
    modules = "".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in APACHE_MODULES)
    (scratch / "main").write_text(modules + APACHE.format(scratch=scratch), "utf-8")
    return [program, "-X", "-f", str(scratch / "main")]


def _caddy(scratch: Path) -> list[str]:
    (scratch / "main").write_text(
        "{\n\tadmin off\n\tauto_https off\n}\n" + (scratch / "settings").read_text("utf-8"), "utf-8"
    )
    return [find_program("caddy", "caddy"), "run", "--adapter", "caddyfile", "--config", str(scratch / "main")]


def _lighttpd(scratch: Path) -> list[str]:
    packages = "lighttpd lighttpd-mod-deflate"
    if not Path("/usr/lib/lighttpd/mod_deflate.so").exists():
        give_up(f"needs mod_deflate: sudo apt-get install --no-install-recommends {packages}")
    return [find_program("lighttpd", packages), "-D", "-f", str(scratch / "settings")]


SERVERS: dict[str, Callable[[Path], list[str]]] = {
    "nginx": _nginx,
    "apache": _apache,
    "caddy": _caddy,
    "lighttpd": _lighttpd,
}


@contextmanager
def served(name: str, folder: Path, place: str, scratch: Path) -> Iterator[str]:
    """Serve *folder* by the server *name*, or by Python's own for "python"; give the address of *place* in it."""
    scratch.mkdir()
    port = _free_port()
    if name == "python":
        command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", str(folder)]
    else:
        (scratch / "settings").write_text(read_settings(name, folder, place, port), "utf-8")
        command = SERVERS[name](scratch)
    with (scratch / "said").open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env={"HOME": str(scratch), "PATH": "/usr/bin"})
        try:
            _wait(process, port, scratch / "said")
            yield f"http://127.0.0.1:{port}/{place}"
        finally:
            process.terminate()
            process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(process: subprocess.Popen[bytes], port: int, said: Path) -> None:
    """Return when the server takes calls; one that ends instead has said why."""
    while process.poll() is None:
        with socket.socket() as call:
            if call.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(said.read_text("utf-8", "replace"))
