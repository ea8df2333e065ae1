"""The processes that work for whoever fills a record end with it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

_WRITER = """
import time
from app.record.working_out import processes

def main():
    with processes() as pool:
        print(*pool.map(pid, range(8)), flush=True)
        time.sleep(60)

def pid(_):
    import os
    return os.getpid()

if __name__ == "__main__":
    main()
"""


def test_workers_end_when_the_writer_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "writer.py"
    script.write_text(_WRITER)
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        workers = {int(each) for each in writer.stdout.readline().split()}
        writer.send_signal(signal.SIGKILL)
    assert workers
    until = time.monotonic() + 60
    while any(map(_runs, workers)):
        assert time.monotonic() < until, "a worker outlives its writer"
        time.sleep(0.05)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (ProcessLookupError, FileNotFoundError):
        return False
    return state != "Z"
