from __future__ import annotations

from pathlib import Path

from reader.library.location import default_library_path


def test_the_library_is_in_the_persons_own_data_folder(own_home: Path) -> None:
    path = default_library_path()
    assert own_home in path.parents
    assert path.suffix == ".onbackground"


def test_asking_for_the_place_makes_nothing(own_home: Path) -> None:
    default_library_path()
    assert list(own_home.iterdir()) == []
