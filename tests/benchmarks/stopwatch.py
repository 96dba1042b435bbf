"""Starts programs and times them: one JSON line in for each, one JSON line out. Run by `measuring`, as a process of its own.

It imports next to nothing, because the largest memory that the system reports of a program is never less than that of the
process that started it.
"""

import json
import os
import sys
import time


def measure(command: list[str], environment: dict[str, str], output: str) -> dict[str, float]:
    """Run a command to its end, its output going to a file; seconds, processor seconds, bytes of memory, exit code."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, output, flags, 0o600),
        (os.POSIX_SPAWN_OPEN, 2, output if output == os.devnull else f"{output}.err", flags, 0o600),
    ]
    start = time.perf_counter()
    process = os.posix_spawnp(command[0], command, environment, file_actions=actions)
    _, status, used = os.wait4(process, 0)
    seconds = time.perf_counter() - start
    unit = 1 if sys.platform == "darwin" else 1024
    return {
        "seconds": seconds,
        "processor": used.ru_utime + used.ru_stime,
        "memory": used.ru_maxrss * unit,
        "code": os.waitstatus_to_exitcode(status),
    }


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(measure(*json.loads(line))), flush=True)
