"""Fixtures of the unit tests: an empty archive with a warm cache."""

import shutil
from pathlib import Path

import pytest
from archive_folder import Archive


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache after a run over nothing: what it knows of the program need not be found out for each test."""
    archive = Archive(tmp_path_factory.mktemp("nothing"))
    archive.ingest()
    return archive.content.parent / ".cache"


@pytest.fixture
def archive(tmp_path: Path, cache: Path) -> Archive:
    shutil.copytree(cache, tmp_path / ".cache")
    return Archive(tmp_path)
