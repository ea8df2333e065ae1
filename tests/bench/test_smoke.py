"""All of the benchmark runs, on both engines, and measures every row it is asked for."""

import subprocess
import sys

import pytest

from bench.rows import GROWTH, ROWS
from bench.serving import ROOT


def measured(*words: str) -> str:
    """The table of a quick run."""
    command = [sys.executable, "-m", "bench", "--quick", *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.faults
def test_the_benchmark_measures_every_row_on_both_engines() -> None:
    table = measured("--sizes", "100")
    missing = [row for row in ROWS if f"| {row.name} |" not in table]
    assert missing == [GROWTH]  # which needs a column of 1,000 cases beside another
    assert "| 100 sqlite | 100 postgresql |" in table


@pytest.mark.faults
def test_more_cases_than_one_process_works_out_alone_are_filled_and_read() -> None:
    table = measured("--sizes", "1200", "--engines", "sqlite")
    assert "| publish --all |" in table
    assert "not there" not in table
