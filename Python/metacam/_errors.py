"""What can go wrong, as one exception with a code."""

from __future__ import annotations

from typing import Mapping, Optional


class Error(Exception):
    """A failure of the program or of a call, in one line.

    Attributes:
        code: what kind of fault it is, for programs: ``unknown-class``, ``weights-not-found``, ``program-ended`` …
        message: what is wrong.
        remedy: what to do about it; None where the message says it.
        context: where it happened, such as ``{"file": "mine.onnx"}``.
    """

    def __init__(
        self, code: str, message: str, remedy: Optional[str] = None, context: Optional[Mapping[str, str]] = None
    ) -> None:
        self.code = code
        self.message = message
        self.remedy = remedy
        self.context = dict(context or {})
        super().__init__(code, message, remedy, self.context)

    def __str__(self) -> str:
        line = self.message if self.remedy is None else f"{self.message}; {self.remedy}"
        if self.context:
            line += " (" + ", ".join(f"{key}: {value}" for key, value in self.context.items()) + ")"
        return line
