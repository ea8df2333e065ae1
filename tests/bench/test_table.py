"""The table of `make bench`: bars, what falls short, and the command line it measures."""

from bench import rows
from bench.serving import _command
from bench.table import beside_a_thousand, printed


def test_what_falls_short_is_marked_and_named() -> None:
    lines = list(printed({(1000, "sqlite"): {rows.CASE: 20.5, rows.FEED: 19.9}}))
    assert "| a long case drawn for the first time, p50 | ≤ 20 × view | 20.5 ✗ |" in lines
    assert "| feed of 50, not cached, p50 | ≤ 20 × view | 19.9 |" in lines
    assert lines[-1].startswith(
        "FALLS SHORT at 1,000 on sqlite: a long case drawn for the first time, p50"
    )
    assert sum(line.startswith("FALLS SHORT") for line in lines) == 1


def test_a_rate_has_a_least_and_a_time_a_most() -> None:
    assert rows.REBUILD.reached(60_000)
    assert not rows.REBUILD.reached(59_999)
    assert rows.PUBLIC_START.reached(2)
    assert not rows.PUBLIC_START.reached(2.1)


def test_a_million_cases_have_bars_of_their_own() -> None:
    found = {(1_000_000, "sqlite"): {rows.PUBLIC_MEMORY: 300.0}}
    assert list(printed(found))[-1] == "Nothing measured falls short."


def test_a_case_is_set_beside_its_time_at_a_thousand_cases() -> None:
    found = {
        (1000, "sqlite"): {rows.SAME_CASE: 10.0},
        (20_000, "sqlite"): {rows.SAME_CASE: 13.0},
        (20_000, "postgresql"): {rows.SAME_CASE: 13.0},
    }
    grown = beside_a_thousand(found)
    assert grown[20_000, "sqlite"][rows.GROWTH] == 1.3
    assert rows.GROWTH not in grown[1000, "sqlite"]
    assert rows.GROWTH not in grown[20_000, "postgresql"]


def test_what_could_not_be_measured_says_why() -> None:
    lines = list(printed({(18, "postgresql"): {rows.UNCHANGED: "no wrk"}}))
    assert "| 304 to who has it, 32 connections | ≥ 0.9 × bytes | no wrk |" in lines


def test_the_benchmark_serves_with_the_command_of_make_run() -> None:
    command = _command("bench.controls.bytes:app", 8123)
    assert command[:2] == ["env", "MALLOC_ARENA_MAX=1"]
    assert command[2].endswith("/granian")
    assert command[command.index("--port") + 1] == "8123"
    assert command[command.index("--blocking-threads") + 1] == "6"
    assert command[-1] == "bench.controls.bytes:app"
