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
CERTIFICATE = ("/etc/ssl/classroom.pem", "/etc/ssl/classroom.key")

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
APACHE_MODULES = ("mpm_event", "authz_core", "dir", "mime", "filter", "deflate", "headers", "alias", "setenvif", "ssl")
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
        r"(?m)^( *(?:listen|Listen|Define CLASSROOM_PORT|server\.port =) |:)80\b", rf"\g<1>{port}", settings
    )
    assert ports == (2 if name == "apache" else 1)
    assert settings.count("/404.html")
    return settings.replace(FOLDER, str(folder)).replace("/404.html", f"/{place}404.html")


def secure(name: str, settings: str, ports: tuple[int, int], certificate: tuple[Path, Path]) -> str:
    """Return *settings* after what the handbook says of https, with the *certificate* and its key, at these *ports*."""
    settings = settings.replace("#https ", "")
    for found, own in zip(CERTIFICATE, certificate, strict=True):
        assert (name == "caddy") == (found not in settings)
        settings = settings.replace(found, str(own))
    if name == "caddy":  # a name has it serve https; the certificate is the test's, as nobody else gives one here
        lines = f"localhost {{\n\ttls {certificate[0]} {certificate[1]}\n"
        return settings.replace(f":{ports[0]} {{\n", lines).replace("localhost", f"localhost:{ports[1]}", 1)
    return re.sub(r"\b443\b", str(ports[1]), settings.replace("<VirtualHost *:80>", f"<VirtualHost *:{ports[0]}>"))


def _nginx(scratch: Path) -> list[str]:
    (scratch / "main").write_text(NGINX.format(scratch=scratch), "utf-8")
    return [find_program("nginx", "nginx"), "-c", str(scratch / "main")]


def _apache(scratch: Path) -> list[str]:
    program = find_program("apache2", "apache2")
    modules = "".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in APACHE_MODULES)
    (scratch / "main").write_text(modules + APACHE.format(scratch=scratch), "utf-8")
    return [program, "-X", "-f", str(scratch / "main")]


def _caddy(scratch: Path) -> list[str]:
    options = (scratch / "options").read_text("utf-8") if (scratch / "options").exists() else "\tauto_https off\n"
    settings = (scratch / "settings").read_text("utf-8")
    (scratch / "main").write_text(f"{{\n\tadmin off\n{options}}}\n{settings}", "utf-8")
    return [find_program("caddy", "caddy"), "run", "--adapter", "caddyfile", "--config", str(scratch / "main")]


def _lighttpd(scratch: Path) -> list[str]:
    packages = "lighttpd lighttpd-mod-deflate lighttpd-mod-openssl"
    if not all(Path(f"/usr/lib/lighttpd/mod_{name}.so").exists() for name in ("deflate", "openssl")):
        give_up(f"needs modules: sudo apt-get install --no-install-recommends {packages}")
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
    with _running(command, scratch, port):
        yield f"http://127.0.0.1:{port}/{place}"


@contextmanager
def served_securely(
    name: str, folder: Path, scratch: Path, certificate: tuple[Path, Path]
) -> Iterator[tuple[str, str]]:
    """Serve *folder* by the server *name* with https as well; give the address of either kind."""
    scratch.mkdir()
    ports = _free_port(), _free_port()
    settings = secure(name, read_settings(name, folder, "", ports[0]), ports, certificate)
    (scratch / "settings").write_text(settings, "utf-8")
    (scratch / "options").write_text(f"\thttp_port {ports[0]}\n\thttps_port {ports[1]}\n", "utf-8")
    with _running(SERVERS[name](scratch), scratch, *ports):
        yield f"http://localhost:{ports[0]}/", f"https://localhost:{ports[1]}/"


@contextmanager
def _running(command: list[str], scratch: Path, *ports: int) -> Iterator[None]:
    """Run the server *command* for as long as somebody needs what it offers at *ports*."""
    with (scratch / "said").open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env={"HOME": str(scratch), "PATH": "/usr/bin"})
        try:
            for port in ports:
                _wait(process, port, scratch / "said")
            yield
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
