"""The process beside this one: threads, forks, signals, and that nothing of it remains."""

from __future__ import annotations

import _thread
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from conftest import CHELSEA, NETWORK

import metacam

SCRIPT = f"""
import metacam, os, sys
settings = dict(model={str(NETWORK['model'])!r}, resize=110, crop=96)
session = metacam.Session(folder=sys.argv[1])
def explain(): return session.explain({str(CHELSEA)!r}, target=3, **settings)["grad-cam"]
"""


def is_alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def until(condition, seconds: float = 20) -> bool:
    """A bound for a machine that is busy, not a measure."""
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.01)
    return condition()


def test_threads_get_their_own_answers(session):
    pictures = [np.full((120, 120, 3), 20 * number, np.uint8) for number in range(8)]
    for place, picture in enumerate(pictures):
        picture[10 * place : 10 * place + 30, 20:60] = 255 - 20 * place
    alone = [session.explain(picture, target=3, **NETWORK)["grad-cam"] for picture in pictures]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda one: session.explain(one, target=3, **NETWORK)["grad-cam"], pictures * 4))
    for place, array in enumerate(together):
        assert array.tobytes() == alone[place % 8].tobytes()


def test_other_threads_run_while_one_waits(session):
    session.predict(CHELSEA, **NETWORK)
    counter, stop = [0], threading.Event()

    def count() -> None:
        while not stop.is_set():
            counter[0] += 1

    thread = threading.Thread(target=count)
    thread.start()
    # Stopped, the program keeps its asker waiting for as long as the other thread takes to count.
    os.kill(session.pid, signal.SIGSTOP)
    pid, before = session.pid, counter[0]
    waiter = threading.Thread(target=lambda: session.predict(CHELSEA, **NETWORK))
    waiter.start()
    assert until(lambda: counter[0] > before + 10_000)
    assert waiter.is_alive()
    os.kill(pid, signal.SIGCONT)
    waiter.join()
    stop.set()
    thread.join()


def test_a_killed_program_is_said_and_started_anew(session):
    first = session.explain(CHELSEA, target=3, **NETWORK)["grad-cam"]
    pid = session.pid
    os.kill(pid, signal.SIGKILL)
    with pytest.raises(metacam.Error) as caught:
        session.explain(CHELSEA, target=3, **NETWORK)
    assert caught.value.code == "program-ended" and "signal 9" in str(caught.value)
    assert "memory" in caught.value.remedy
    again = session.explain(CHELSEA, target=3, **NETWORK)["grad-cam"]
    assert again.tobytes() == first.tobytes() and session.pid != pid


def test_killed_in_the_midst_of_an_answer(session):
    session.predict(CHELSEA, **NETWORK)
    os.kill(session.pid, signal.SIGSTOP)
    threading.Timer(0.2, os.kill, (session.pid, signal.SIGKILL)).start()
    with pytest.raises(metacam.Error) as caught:
        session.predict(CHELSEA, **NETWORK)
    assert caught.value.code == "program-ended"
    assert session.predict(CHELSEA, **NETWORK)


def test_ctrl_c_ends_the_question_and_not_the_session(session):
    session.predict(CHELSEA, **NETWORK)
    pid = session.pid
    os.kill(pid, signal.SIGSTOP)
    threading.Timer(0.3, _thread.interrupt_main).start()
    with pytest.raises(KeyboardInterrupt):
        # interrupt_main alone does not wake a system call; a signal does.
        threading.Timer(0.4, os.kill, (os.getpid(), signal.SIGINT)).start()
        session.predict(CHELSEA, **NETWORK)
        time.sleep(1)
    until(lambda: not is_alive(pid))
    assert not is_alive(pid)
    assert session.predict(CHELSEA, **NETWORK)


def test_a_fork_has_a_program_of_its_own(session):
    expected = session.explain(CHELSEA, target=3, **NETWORK)["grad-cam"]
    pid = session.pid
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            own = session.explain(CHELSEA, target=3, **NETWORK)["grad-cam"]
            is_right = own.tobytes() == expected.tobytes() and session.pid not in (None, pid)
            session.close()
            os.write(writer, b"y" if is_right else b"n")
        finally:
            os._exit(0)
    os.close(writer)
    assert os.read(reader, 1) == b"y"
    os.close(reader)
    os.waitpid(child, 0)
    assert session.pid == pid and is_alive(pid)
    assert session.explain(CHELSEA, target=3, **NETWORK)["grad-cam"].tobytes() == expected.tobytes()


def test_a_fork_does_not_keep_the_parents_program(session):
    session.predict(CHELSEA, **NETWORK)
    pid = session.pid
    child = os.fork()
    if child == 0:
        time.sleep(60)
        os._exit(0)
    session.close()
    assert until(lambda: not is_alive(pid))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def test_close_is_an_end(tmp_path):
    session = metacam.Session(folder=tmp_path)
    session.predict(CHELSEA, **NETWORK)
    pid = session.pid
    assert [one.stat().st_mode & 0o777 for one in tmp_path.iterdir()] == [0o700]
    session.close()
    session.close()
    assert not is_alive(pid) and not list(tmp_path.iterdir())
    with pytest.raises(metacam.Error) as caught:
        session.predict(CHELSEA, **NETWORK)
    assert caught.value.code == "session-closed"


def test_stop_is_a_pause(session):
    session.predict(CHELSEA, **NETWORK)
    pid = session.pid
    session.stop()
    assert session.pid is None and not is_alive(pid)
    assert session.predict(CHELSEA, **NETWORK)


def test_close_while_a_thread_waits():
    session = metacam.Session()
    session.predict(CHELSEA, **NETWORK)
    caught = []

    def ask() -> None:
        try:
            session.meta(CHELSEA, target=3, **NETWORK)
        except metacam.Error as error:
            caught.append(error.code)

    thread = threading.Thread(target=ask)
    os.kill(session.pid, signal.SIGSTOP)
    pid = session.pid
    thread.start()
    assert until(lambda: session._program._lock.locked())
    threading.Timer(0.2, os.kill, (pid, signal.SIGCONT)).start()
    session.close()
    thread.join()
    assert caught in (["program-ended"], ["session-closed"])


def test_nothing_remains_at_the_interpreters_end(tmp_path):
    output = subprocess.run(
        [sys.executable, "-c", SCRIPT + "explain(); print(session.pid)", str(tmp_path)],
        check=True, capture_output=True, text=True,
    )
    assert output.stderr == ""
    assert not is_alive(int(output.stdout)) and not list(tmp_path.iterdir())


def test_nothing_remains_of_an_asker_that_is_killed(tmp_path):
    script = SCRIPT + f"explain(); print(session.pid, flush=True); session.meta({str(CHELSEA)!r}, **settings)"
    process = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    pid = int(process.stdout.readline())
    assert list(tmp_path.iterdir())
    process.kill()
    process.wait()
    assert until(lambda: not is_alive(pid))
    assert not list(tmp_path.iterdir())


def test_an_end_in_the_midst_of_other_threads(tmp_path):
    # The interpreter ends while a daemon thread waits for an answer.
    script = SCRIPT + (
        "import threading, time\nexplain()\n"
        f"threading.Thread(target=lambda: session.meta({str(CHELSEA)!r}, **settings), daemon=True).start()\n"
        "time.sleep(0.1)\nprint(session.pid)"
    )
    output = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], check=True, capture_output=True, text=True, timeout=60
    )
    assert not is_alive(int(output.stdout)) and not list(tmp_path.iterdir())


def test_networks_are_few_and_come_again(session):
    sides = [96, 100, 104, 112, 120, 128]
    settings = [{**NETWORK, "resize": side} for side in sides]
    first = [session.predict(CHELSEA, **one).logits.tobytes() for one in settings]
    assert len(set(first)) == len(sides)
    assert [session.predict(CHELSEA, **one).logits.tobytes() for one in settings] == first
