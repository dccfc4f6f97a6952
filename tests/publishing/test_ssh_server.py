"""Publishing over ssh, to a real sshd: the same releases, the same switch, and a session that breaks off."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from classroom.publishing.place import PublishError
from classroom.publishing.publication import Published, publish_release, roll_back
from classroom.publishing.ssh_server import SshDestination, SshServer
from tests.publishing.sites import ME, find_shown, make_site, read_files

pytestmark = pytest.mark.xdist_group("sshd")


class Server:
    """Sites by their words, and a folder on the server."""

    def __init__(self, folder: Path, settings: Path) -> None:
        self.sites = {word: folder / word for word in ("one", "two", "three")}
        self.sealed = {word: make_site(site, word) for word, site in self.sites.items()}
        self.root = folder / "网站 it's"
        self.destination = SshDestination("station", str(self.root), settings=settings)

    def publish(self, word: str, keep: int = 5) -> Published:
        with self.destination.open(ME) as place:
            return publish_release(place, self.sites[word], self.sealed[word], keep)

    def shown(self) -> str:
        return find_shown(self.root, *self.sites.values())


@pytest.fixture
def server(tmp_path: Path, ssh_settings: Path) -> Server:
    return Server(tmp_path, ssh_settings)


def test_publish_list_and_go_back(server: Server) -> None:
    names = [server.publish(word, keep=2).name for word in ("one", "two", "three")]
    assert (server.shown(), server.destination.list_releases()) == ("three", (tuple(names[1:]), names[2]))
    assert server.publish("three") == Published(names[2], is_new=False)
    with server.destination.open(ME) as place:
        assert (roll_back(place, None).name, server.shown()) == (names[1], "two")
        with pytest.raises(PublishError, match="没有更早的一版可以退"):
            roll_back(place, None)
    assert server.destination.list_releases() == (tuple(names[1:]), names[1])
    assert sorted(entry.name for entry in (server.root / ".publish").iterdir()) == ["lock", "owner"]


def test_a_release_shares_no_file_with_another(server: Server) -> None:
    """A file that did not change is a copy: who alters one release alters no other."""
    for word in ("one", "two"):
        server.publish(word)
    files = [folder / "assets" / "same.svg" for folder in (server.root / "releases").iterdir()]
    assert [file.stat().st_nlink for file in files] == [1, 1]


def test_what_is_not_what_was_proved_is_not_shown(server: Server) -> None:
    server.publish("one")
    (server.sites["two"] / "index.html").write_text("改在检验以后", "utf-8")
    with pytest.raises(PublishError, match="传过去的和检验过的不一样，没有换上"):
        server.publish("two")
    (server.sites["three"] / "link.html").symlink_to("index.html")
    server.publish("three")  # a link in the built folder is none of the release's files, and is not sent
    assert (server.shown() == "three", (server.root / "current" / "link.html").exists()) == (False, False)


def test_an_altered_page_is_mended_and_an_altered_release_not_gone_back_to(server: Server) -> None:
    server.publish("one")
    (server.root / "current" / "index.html").write_text("黑页", "utf-8")
    assert (server.publish("one").is_new, server.shown()) == (True, "one")
    with server.destination.open(ME) as place, pytest.raises(PublishError, match="发布以后被改过，不能换上"):
        roll_back(place, None)


def test_two_publishers_at_once_and_the_second_is_refused(server: Server) -> None:
    with server.destination.open(ME), pytest.raises(PublishError, match="正有人往这里发布（测试机 1），这一次没有动"):
        server.publish("one")
    server.publish("one")
    assert server.shown() == "one"


def test_a_folder_with_something_else_in_it_is_refused(server: Server) -> None:
    server.root.mkdir()
    (server.root / "thesis.docx").write_bytes(b"mine")
    with pytest.raises(PublishError, match="服务器上的那个文件夹里有别的东西"):
        server.publish("one")
    assert read_files(server.root) == {"thesis.docx": b"mine"}


def test_a_server_that_is_not_there(server: Server) -> None:
    nobody = SshDestination("station", "/x", port=1, settings=server.destination.settings)
    with pytest.raises(PublishError, match="和服务器的连接断了"), nobody.open(ME):
        pass
    with pytest.raises(PublishError, match="服务器上还没有发布过，或者连不上"):
        nobody.list_releases()


ORDERS = ("read_hashes", "accept", "switch", "remove")


@pytest.mark.parametrize("order", ORDERS)
def test_a_connection_that_breaks_before_an_order(server: Server, order: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for word in ("one", "two"):
        server.publish(word, keep=2)
    original = getattr(SshServer, order)

    def lose(place: SshServer, name: str) -> object:
        place._session.kill()
        place._session.wait()
        return original(place, name)

    with monkeypatch.context() as patch:
        patch.setattr(SshServer, order, lose)
        with pytest.raises(PublishError, match="和服务器的连接断了"):
            server.publish("three", keep=2)
    assert server.shown() == ("three" if order == "remove" else "two")
    server.publish("three", keep=2)
    assert (server.shown(), len(server.destination.list_releases()[0])) == ("three", 2)


def test_killed_at_each_file_operation_of_this_machine(server: Server, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.publishing.kills", str(server.destination.settings), str(tmp_path)]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert len(found) > 20
    assert {shown for shown, _ in found} == {"one", "two"}
    assert {after for _, after in found} == {"two"}
