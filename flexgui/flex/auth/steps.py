"""The result of signing: the headers, and the steps that led to them, for display."""

from __future__ import annotations

from typing import Literal, NamedTuple

StepSyntax = Literal["headers", "json", "token", "text"]


class SigningStep(NamedTuple):
    """One step of signing: what is done, why, and the resulting value. Never holds a secret."""

    title: str
    explanation: str
    value: str
    syntax: StepSyntax


class SignedHeaders(NamedTuple):
    """The headers that authenticate a request, in the order in which they are sent, and the steps that led to them."""

    headers: tuple[tuple[str, str], ...]
    steps: tuple[SigningStep, ...]
