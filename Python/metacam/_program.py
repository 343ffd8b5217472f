"""The program beside this process: started when it is first asked, ended with its session."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import threading
import weakref
from typing import IO, Any, Dict, List, Mapping, Optional, Tuple

from . import _arrays
from ._errors import Error
from ._version import __version__

_programs: "weakref.WeakSet[Program]" = weakref.WeakSet()


def _find() -> str:
    """Where the program lies: METACAM_PROGRAM, the package's own, or the one on the PATH."""
    chosen = os.environ.get("METACAM_PROGRAM")
    if chosen:
        return chosen
    try:
        import metacam_program
    except ImportError:
        found = shutil.which("metacam")
    else:
        found = metacam_program.path()
    if found is None:
        raise Error(
            "program-not-found",
            "the program metacam is not on this machine",
            "install the wheel, which holds it, or set METACAM_PROGRAM to its path",
        )
    return found


def _memory_folder() -> str:
    """Where files lie in memory, if there is room; containers are often given 64 MB."""
    try:
        if os.access("/dev/shm", os.W_OK | os.X_OK) and shutil.disk_usage("/dev/shm").free > 256 << 20:
            return "/dev/shm"
    except OSError:
        pass
    return tempfile.gettempdir()


class Program:
    """One process that answers questions, one after another; a new one where the last has ended."""

    def __init__(self, arguments: List[str], program: Optional[str], folder: Optional[str]) -> None:
        self._arguments = arguments
        self._program = program
        self._base = folder
        self._lock = threading.Lock()
        self._owner = os.getpid()
        self._process: Optional[subprocess.Popen[bytes]] = None
        self._messages: Optional[IO[bytes]] = None
        self._folder: Optional[str] = None
        self._rest = b""
        self._count = 0
        self._is_closed = False
        _programs.add(self)

    @property
    def pid(self) -> Optional[int]:
        """Of the process, where there is one."""
        process = self._process
        return None if process is None else process.pid

    # Asking

    def ask(
        self, question: Mapping[str, Any], arrays: Optional[Mapping[str, Any]] = None, has_results: bool = False
    ) -> Tuple[Dict[str, Any], Dict[str, Any]]:
        """Asks, and waits for the answer without holding the interpreter's lock.

        Returns:
            The answer, and its arrays.
        Raises:
            Error: what the program answers with; ``program-ended`` where it has ended before, and then the next question starts
                a new one.
        """
        with self._lock:
            if self._is_closed:
                raise Error("session-closed", "the session is closed", "make a new metacam.Session()")
            try:
                if self._process is None:
                    self._start()
                return self._ask(question, arrays or {}, has_results)
            except Error:
                raise
            except BaseException:
                # Ctrl-C in the midst of an answer, which would come to the next question.
                self._end()
                raise

    def _ask(
        self, question: Mapping[str, Any], arrays: Mapping[str, Any], has_results: bool
    ) -> Tuple[Dict[str, Any], Dict[str, Any]]:
        assert self._folder is not None
        self._count += 1
        whole = {"id": self._count, **question}
        if arrays:
            name = f"question-{self._count}"
            path = os.path.join(self._folder, name + ".safetensors")
            try:
                _arrays.write(path, arrays)
            except OSError as error:
                if os.path.exists(path):
                    os.unlink(path)
                raise Error(
                    "no-space", f"the pictures cannot be handed over: {error}", "take metacam.Session(folder=…) on another disk"
                ) from error
            whole["arrays"] = name
        if has_results:
            whole["results"] = f"answer-{self._count}"
        line = json.dumps(whole, separators=(",", ":")).encode() + b"\n"
        if len(line) > 1 << 20:
            raise Error("invalid-question", "the question is too long", "ask about fewer pictures at once")
        reply = self._exchange(line)
        if reply.get("id") != self._count:
            self._end()
            raise Error("program-ended", "the program has answered something else than it was asked")
        failure = reply.get("error")
        if failure is not None:
            raise Error(failure["code"], failure["message"], failure.get("remedy"), failure.get("context"))
        answer: Dict[str, Any] = reply["answer"]
        if not has_results:
            return answer, {}
        path = os.path.join(self._folder, f"answer-{self._count}.safetensors")
        try:
            return answer, _arrays.read(path)
        finally:
            os.unlink(path)

    def _exchange(self, line: bytes) -> Dict[str, Any]:
        process = self._process
        assert process is not None and process.stdin is not None and process.stdout is not None
        try:
            rest = memoryview(line)
            while rest:
                rest = rest[os.write(process.stdin.fileno(), rest) :]
            while b"\n" not in self._rest:
                part = os.read(process.stdout.fileno(), 1 << 16)
                if not part:
                    raise self._ended()
                self._rest += part
        except BrokenPipeError:
            raise self._ended() from None
        reply, self._rest = self._rest.split(b"\n", 1)
        decoded: Dict[str, Any] = json.loads(reply)
        return decoded

    # The process

    def _start(self) -> None:
        program = self._program or _find()
        base = self._base or _memory_folder()
        self._rest = b""
        try:
            self._folder = tempfile.mkdtemp(prefix="metacam-", dir=base)
        except OSError as error:
            raise Error("no-space", f"no folder for arrays can be made: {error}", "take metacam.Session(folder=…)") from error
        self._messages = tempfile.TemporaryFile()
        try:
            # A session of its own, so that Ctrl-C in the terminal is this process's to handle.
            self._process = subprocess.Popen(
                [program, "respond", "--arrays", self._folder, *self._arguments],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._messages, bufsize=0, start_new_session=True,
            )
        except OSError as error:
            self._end()
            raise Error(
                "program-not-found", f"the program cannot be started: {error}",
                "set METACAM_PROGRAM to the path of metacam, or unset it", {"program": program},
            ) from error
        try:
            version = self._exchange(b'{"ask":"version"}\n')["answer"]["version"]
        except (KeyError, ValueError):
            version = "another version"
        if version != __version__:
            self._end()
            raise Error(
                "version-mismatch", f"the program is {version}, and this module {__version__}",
                "install both of one wheel, or unset METACAM_PROGRAM", {"program": program},
            )

    def _ended(self) -> Error:
        """Why the process has ended, which is taken away."""
        process, messages = self._process, ""
        assert process is not None
        try:
            status = process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            status = process.wait()
        if self._messages is not None:
            self._messages.seek(max(0, self._messages.seek(0, os.SEEK_END) - 2000))
            messages = self._messages.read().decode(errors="replace").strip()
        self._end()
        how = f"was ended by signal {-status}" if status < 0 else f"has ended with status {status}"
        lines = messages.splitlines()
        errors = [line for line in lines if line.startswith("Error: ")] or lines
        said = f"; it said: {errors[-1]}" if errors else ""
        return Error(
            "program-ended", f"the program {how} before it answered{said}",
            "the next call starts it anew; where memory was short (signal 9), ask about less at once",
        )

    def _end(self) -> None:
        """Ends the process, whatever it does, and takes its folder away."""
        process, folder, messages = self._process, self._folder, self._messages
        self._process = self._folder = self._messages = None
        if process is not None:
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    stream.close()
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(timeout=2)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
        if messages is not None:
            messages.close()
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """Ends the process for good; a question that is still asked fails."""
        self._is_closed = True
        self.stop()

    def stop(self) -> None:
        """Ends the process, whoever waits for it; the next question starts another."""
        # A process that was forked off has none of its own.
        if os.getpid() != self._owner:
            return
        process = self._process
        if process is not None and process.poll() is None:
            # A thread that waits for an answer sees its end, and lets go of the lock.
            process.terminate()
        has_lock = self._lock.acquire(timeout=5)
        try:
            self._end()
        finally:
            if has_lock:
                self._lock.release()

    def forget(self) -> None:
        """In a process that was forked off: the program is the parent's, and this one will start its own."""
        process, messages = self._process, self._messages
        self._process = self._folder = self._messages = None
        self._lock = threading.Lock()
        self._owner = os.getpid()
        if process is not None:
            # Else the program would not see the end of its input when the parent ends.
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    stream.close()
            # It is not this process's child: nobody here must wait for it.
            process.returncode = 0
        if messages is not None:
            messages.close()


def _forget_all() -> None:
    for program in list(_programs):
        program.forget()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_all)
