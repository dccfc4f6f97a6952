"""One publisher at a time: a lock that the system takes back when its owner dies, however it dies."""

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from classroom.publishing.place import Publisher, PublishError

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30
    """Windows keeps others from reading what is locked; nothing is ever written this far on."""

    def _take(stream: BinaryIO) -> None:
        stream.seek(_FAR)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(stream: BinaryIO) -> None:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


_BUSY = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


@contextmanager
def hold_lock(file: Path, publisher: Publisher) -> Iterator[None]:
    """Hold the lock on *file* for *publisher*; a file left by one who was killed is no lock.

    Raises:
        PublishError: another publisher holds it, or the file system has no locks.
    """
    with file.open("a+b") as stream:
        try:
            _take(stream)
        except OSError as error:
            raise _explain(error, file) from None
        stream.truncate(0)
        stream.write(str(publisher).encode())
        stream.flush()
        yield


def _explain(error: OSError, file: Path) -> PublishError:
    if error.errno not in _BUSY:
        return PublishError(f"这个磁盘不能加锁（{error.strerror}）", "换一个文件夹，或先确认没有别人在发布")
    return busy(file.read_text("utf-8", errors="replace"))


def busy(owner: str) -> PublishError:
    """Return the error for a place where *owner* publishes right now."""
    who = f"（{owner.strip()}）" if owner.strip() else ""
    return PublishError(f"正有人往这里发布{who}，这一次没有动", "等他做完再试")
