"""Libraries that talk: what they log and warn of while reading a file is no business of the user's terminal."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["quiet"]


@contextmanager
def quiet(*loggers: str) -> Iterator[None]:
    """No warnings, and of these loggers nothing at all, until the block ends."""
    silenced = [logging.getLogger(name) for name in loggers]
    before = [(logger, logger.level, logger.disabled) for logger in silenced]
    for logger in silenced:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level, disabled in before:
            logger.setLevel(level)
            logger.disabled = disabled
