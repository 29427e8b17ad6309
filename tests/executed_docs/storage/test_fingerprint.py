"""Digests: equal for equal values only."""

from pathlib import Path

from executed_docs.storage.fingerprint import digest, loaded_sources, source_digests


def test_a_digest_separates_its_values_and_ignores_the_order_of_names() -> None:
    values: list[tuple[object, ...]] = [
        ("ab",),
        ("a", "b"),
        (["a", "b"],),
        ("a", {"b": 1}),
        ("a", {"b": "1"}),
    ]
    assert len({digest(*each) for each in values}) == len(values)
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})


def test_the_sources_of_a_package_are_those_that_it_runs(tmp_path: Path) -> None:
    package = tmp_path / "package"
    (package / "room").mkdir(parents=True)
    for name in ("a.py", "room/b.mjs", "room/c.toml", "notes.md"):
        (package / name).write_text("before")
    loaded = loaded_sources(package)
    assert list(loaded) == ["package/a.py", "package/room/b.mjs", "package/room/c.toml"]
    (package / "a.py").write_text("after")
    now = source_digests(package)
    assert [name for name in now if now[name] != loaded[name]] == ["package/a.py"]
    assert loaded_sources(package) == loaded
