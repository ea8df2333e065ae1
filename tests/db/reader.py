"""A reader in a process of its own: for each line it is sent, it answers what it reads.

`count` answers how many rows the table `seen` has, twice within one transaction; `write` tries to
write. An error is answered by its name.
"""

import os
import pwd
import sys

from sqlalchemy import text

from app.db.engines import engine, reading
from app.db.errors import DatabaseAway


def main() -> None:
    """Answers until there are no more lines."""
    source = engine(sys.argv[1], read_only=True)
    _become_nobody()
    for line in sys.stdin:
        try:
            with reading(source) as connection:
                if line.strip() == "write":
                    connection.execute(text("INSERT INTO seen VALUES (0)"))
                query = text("SELECT count(*) FROM seen")
                answer = str(connection.execute(query).scalar())
        except DatabaseAway:
            answer = "away"
        except Exception as error:  # noqa: BLE001 - a test reads its name
            answer = type(error).__name__
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


def _become_nobody() -> None:
    """Root may write everywhere, so a reader started by root becomes somebody who may not.

    Only now, because Python itself may lie where nobody else can read it.
    """
    if os.getuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.setgroups([])
        os.setgid(nobody.pw_gid)
        os.setuid(nobody.pw_uid)


if __name__ == "__main__":
    main()
