"""The CSL test suite beside this project: what fails is listed, with a reason, and nothing else."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

_ROOT = Path(__file__).resolve().parents[2]
_SUITE = _ROOT.parent / "shared" / "csl-test-suite"
_LISTED = Path(__file__).with_name("known_failures.md")

pytestmark = pytest.mark.skipif(
    not _SUITE.is_dir(), reason="The CSL test suite is not beside this project."
)


def _bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("csl_suite", _ROOT / "bench" / "csl_suite.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_cases_of_the_suite_fail_only_where_a_reason_is_listed() -> None:
    bench = _bench()
    failing = {name for name, case in bench.read(_SUITE) if not bench.passes_case(case)}
    listed = set(re.findall(r"^## (\S+)$", _LISTED.read_text(encoding="utf-8"), re.MULTILINE))
    assert failing - listed == set(), "These fail and are not listed."
    assert listed - failing == set(), "These pass now: strike them off the list."


def test_every_listed_failure_has_a_reason() -> None:
    text = _LISTED.read_text(encoding="utf-8")
    for name, reason in re.findall(r"^## (\S+)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL):
        assert reason.strip(), f"{name} has no reason."
