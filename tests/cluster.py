"""PostgreSQL's server for a run of the tests, from the machine's own binaries.

`python -m tests.cluster PID` starts one, says in a line where it is, and keeps it for as long as
that process lives, however it ends, or until it is told to end; then nothing of it is left. It is
run by an unprivileged user, in a folder of its own, and listens on a socket in that folder and
nowhere else. `python -m tests.cluster PID memory` keeps it in memory, where there is room.
"""

import os
import pwd
import select
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SETTINGS = (
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "max_connections=200",
    "wal_recycle=off",
    "wal_init_zero=off",
    "min_wal_size=32MB",
    "autovacuum=off",
    "jit=off",
    "listen_addresses=",
)
# The database's own folder, in the folder that its socket is in.
CLUSTER = "cluster"
# To copy a database for a test takes a fiftieth of a second there, and up to half of one on a disk.
_MEMORY = Path("/dev/shm")
_ROOM = 3 << 30


def binaries() -> Path | None:
    """Where the programs of the server are; None when they are nowhere."""
    for found in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (found / "initdb").exists():
            return found
    named = shutil.which("initdb")
    return Path(named).parent if named else None


def main(process: int, *, memory: bool) -> None:
    """Keeps a server until a process has ended; its folder is told once it answers."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    ended = select.poll()
    ended.register(os.pidfd_open(process), select.POLLIN)
    with _running(_MEMORY if memory and _has_room() else None) as folder:
        print(folder, flush=True)  # noqa: T201 - whoever started us reads it
        ended.poll()


def _has_room() -> bool:
    return _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM


@contextmanager
def _running(parent: Path | None) -> Iterator[Path]:
    programs = binaries()
    if programs is None:
        raise SystemExit("PostgreSQL's server is not on this machine.")
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir=parent))
    try:
        _own(folder)
        data = folder / CLUSTER
        _as_nobody(programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust",
                   "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--wal-segsize=1")  # fmt: skip
        options = " ".join(f"-c {setting}" for setting in SETTINGS) + f" -k {folder}"
        control = (programs / "pg_ctl", "-D", data, "-w")
        _as_nobody(*control, "-l", folder / "log", "-o", options, "start")
        try:
            yield folder
        finally:
            _as_nobody(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _user() -> pwd.struct_passwd | None:
    """Whom to run the server as: PostgreSQL refuses to run as root."""
    return pwd.getpwnam("nobody") if os.getuid() == 0 else None


def _own(folder: Path) -> None:
    user = _user()
    folder.chmod(0o755)
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)


def _as_nobody(*command: object) -> None:
    user = _user()
    done = subprocess.run(
        [str(part) for part in command],
        user=user.pw_uid if user else None,
        group=user.pw_gid if user else None,
        extra_groups=[] if user else None,
        capture_output=True,
        text=True,
        cwd="/",
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{command[0]} failed: {done.stderr or done.stdout}")


if __name__ == "__main__":
    main(int(sys.argv[1]), memory="memory" in sys.argv)
