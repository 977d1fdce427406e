"""The list of cases is decided line by line, and the script counts what is right."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "benchmarks"
DECISIONS = {"in", "WIKI", "NONE", "MARK", "PERSON", "DATE", "BODY", "PLACE", "ODD"}


def decided() -> list[list[str]]:
    lines = (FOLDER / "ngec-cases.txt").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def test_each_case_is_decided_once_by_a_reason_that_the_head_explains() -> None:
    rows = decided()
    assert len({(case, call) for case, call, _ in rows}) == len(rows)
    assert all(re.fullmatch(r"\w+:\d+", case) for case, _, _ in rows)
    assert {decision for _, _, decision in rows} == DECISIONS
    head = (FOLDER / "ngec-cases.txt").read_text(encoding="utf-8").partition("\nnat1")[0]
    assert all(re.search(rf"^# `?{reason}\b", head, re.MULTILINE) for reason in DECISIONS)


def test_the_script_counts_countries_and_sectors_and_names_what_is_wrong(tmp_path: Path) -> None:
    case, call, _ = next(row for row in decided() if row[2] == "in" and row[1] == "agent_to_code")
    test, line = case.split(":")
    asked = {"test": f"test_{test}", "line": int(line), "call": call}
    cases = [
        {**asked, "input": "Peruvian soldiers", "expect": {"country": "PER", "code_1": "MIL"}},
        {**asked, "input": "the United Nations", "expect": {"country": "UNO"}},
        {**asked, "input": "Peruvian judges", "expect": {"country": "CHL", "code_1": "JUD"}},
        {"test": "none", "line": 1, "call": call, "input": "Peru", "expect": {"country": "NOR"}},
    ]
    (tmp_path / "cases.jsonl").write_text("\n".join(map(json.dumps, cases)), encoding="utf-8")
    command = [sys.executable, str(FOLDER / "ngec.py"), str(tmp_path / "cases.jsonl"), "-v"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout.splitlines()
    assert shown[0] == "country: 2 of 3 right (66.7%)"
    assert "'Peruvian judges': CHL, found PER" in shown[1]
    assert shown[2] == "sector: 2 of 2 right (100.0%)"
