"""Limits that hold: a query runs in a process of its own, which is ended when it takes too long or too much.

The engine can neither be interrupted nor told how much memory it may take, and a thread cannot be ended. On Linux the
process is a fork, which sees the graph as it is and costs some milliseconds. Where forks are not safe, and for stores
on disk, a new process gets a copy of the graph: a file of quads, or a backup of the store.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import pickle
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kg.errors import QueryError
from kg.graph.engine import Found, Task, run

__all__ = ["FORKS", "run_within", "serve_copy"]

FORKS = sys.platform.startswith("linux")
"""Whether a fork of this process is safe: on macOS the system's own libraries are not made for it."""
MEMORY = 2_000_000_000
"""How many bytes a query may take beyond what the graph has taken already; Linux holds processes to it."""
READY = b"+"


def run_within(store: Store, task: Task, seconds: float, *, on_disk: bool = False) -> Found:
    """Run a query for so many seconds at most. The graph and this process are as before, whatever happens.

    Args:
        store: the graph to ask.
        task: the query.
        seconds: how long it may run; that a copy is made beforehand does not count.
        on_disk: whether the store lives in a folder.

    Raises:
        QueryError: it fails, or does not come to an end within the limits.
    """
    return _forked(store, task, seconds) if FORKS and not on_disk else _copied(store, task, seconds, on_disk=on_disk)


def _too_slow(seconds: float) -> QueryError:
    advice = "ask for less, such as one actor or topic, or give it more time"
    return QueryError(f"was stopped, as it took longer than {seconds:g} seconds", where="query", advice=advice)


def _broken_off() -> QueryError:
    advice = "ask for less, such as one actor or topic"
    return QueryError("was stopped, as it took too much memory", where="query", advice=advice)


# ---- in a fork ------------------------------------------------------------------------------------------------------


def _forked(store: Store, task: Task, seconds: float) -> Found:
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_answer_by, args=(theirs, lambda: run(store, task)), daemon=True)
    with warnings.catch_warnings():
        # Python warns of forks of a process with threads. This one runs the engine, which has no thread of its own
        # and takes no lock of ours, and then ends without cleaning up.
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    theirs.close()
    try:
        if not ours.poll(seconds):
            raise _too_slow(seconds)
        return _opened(ours.recv_bytes())
    except EOFError:
        raise _broken_off() from None
    finally:
        process.kill()
        process.join()
        ours.close()


def _answer_by(connection: Connection, work: Callable[[], Found]) -> None:
    """What the fork does: answer, and be gone, without what Python or anybody else wants to do at the end."""
    _be_modest()
    connection.send_bytes(_sealed(work))
    os._exit(0)


# ---- in a new process -----------------------------------------------------------------------------------------------


def _copied(store: Store, task: Task, seconds: float, *, on_disk: bool) -> Found:
    with tempfile.TemporaryDirectory(prefix="kg-query-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / ("store" if on_disk else "graph.nq")
        if on_disk:
            store.backup(copy)
        else:
            store.dump(copy, RdfFormat.N_QUADS)
        command = [sys.executable, "-c", f"from {__name__} import serve_copy; serve_copy()", str(copy)]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        with subprocess.Popen(  # noqa: S603 - this program, on a file of its own
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        ) as process:
            try:
                if process.stdout is None or process.stdout.read(1) != READY:
                    raise _broken_off()
                written, _ = process.communicate(pickle.dumps(task), timeout=seconds)
            except subprocess.TimeoutExpired:
                raise _too_slow(seconds) from None
            finally:
                process.kill()
        if not written:
            raise _broken_off()
        return _opened(written)


def serve_copy() -> None:
    """What the new process does: load the copy named on the command line, then answer the query on standard input."""
    copy = Path(sys.argv[1])
    store = Store.read_only(str(copy)) if copy.is_dir() else Store()
    if not copy.is_dir():
        store.bulk_load(path=copy, format=RdfFormat.N_QUADS)
    _be_modest(quiet=False)
    sys.stdout.buffer.write(READY)
    sys.stdout.buffer.flush()
    task: Task = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that started this one
    sys.stdout.buffer.write(_sealed(lambda: run(store, task)))
    sys.stdout.buffer.flush()
    os._exit(0)


# ---- in either ------------------------------------------------------------------------------------------------------


def _be_modest(*, quiet: bool = True) -> None:
    """Take no more memory than allowed; and be silent, as the engine reports on stderr that it got none."""
    if quiet:
        faulthandler.disable()  # it may have been told to write elsewhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    if sys.platform.startswith("linux"):
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + MEMORY
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _sealed(work: Callable[[], Found]) -> bytes:
    """What came out, or why nothing did."""
    try:
        return pickle.dumps(work())
    except QueryError as error:
        return pickle.dumps(error)
    except MemoryError:
        return b""


def _opened(sealed: bytes) -> Found:
    if not sealed:
        raise _broken_off()
    content: Found | QueryError = pickle.loads(sealed)  # noqa: S301 - from a process that this one started
    if isinstance(content, QueryError):
        raise content
    return content
