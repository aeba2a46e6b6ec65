"""The result of signing: the headers, and the steps that led to them, for display."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Syntax = Literal["headers", "json", "token", "text"]


@dataclass(frozen=True)
class SigningStep:
    """One step of signing: what is done, why, and the resulting value. Never holds a secret."""

    title: str
    explanation: str
    value: str
    syntax: Syntax


@dataclass(frozen=True)
class SignedHeaders:
    """The headers that authenticate a request, in the order in which they are sent, and the steps that led to them."""

    headers: tuple[tuple[str, str], ...]
    steps: tuple[SigningStep, ...]
