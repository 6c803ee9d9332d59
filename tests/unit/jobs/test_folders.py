"""Files of dropped folders: their order, however many they are."""

from pathlib import Path

from ocrdesk.jobs.folders import SORTED_AT_ONCE, find_files

COUNT = 2 * SORTED_AT_ONCE + 3


def test_more_names_than_are_sorted_in_one_go_are_in_natural_order(tmp_path: Path) -> None:
    names = [f"Scan {number}.jpg" for number in range(COUNT)]
    for name in sorted(names, key=lambda name: name[::-1]):
        (tmp_path / name).touch()
    assert [path.name for path in find_files([tmp_path])] == names


def test_names_that_differ_in_case_and_ending_only_stand_together(tmp_path: Path) -> None:
    for name in ("b.jpg", "a.png", "A.jpg", "B.PNG"):
        (tmp_path / name).touch()
    assert [path.name for path in find_files([tmp_path])] == ["A.jpg", "a.png", "b.jpg", "B.PNG"]
