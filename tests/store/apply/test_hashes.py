"""What an operation knows bytes by: SHA-256, whichever module counted it."""

import hashlib

import pytest

from tradectl.store.apply import disk


@pytest.mark.parametrize("size", [0, 1, 800, disk._SMALL, disk._SMALL + 1])
def test_few_and_many_bytes_have_the_same_kind_of_hash(size):
    content = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    assert disk.sha(content) == hashlib.sha256(content).hexdigest()


def test_without_the_small_module_the_large_one_counts(monkeypatch):
    real = disk.import_module

    def without(name):
        if name != "hashlib":
            raise ImportError(name)
        return real(name)

    monkeypatch.setattr(disk, "import_module", without)
    assert disk.sha(b"card") == hashlib.sha256(b"card").hexdigest()
