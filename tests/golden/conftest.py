"""Golden files: what a command wrote on a fixed day, compared byte for byte.

`pytest tests/golden --golden-update` writes them anew; look at the difference before committing it. A language is
compared as soon as it has a folder, `--golden-update en,zh-Hans,zh-Hant` makes it.
"""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_addoption(parser):
    parser.addoption(
        "--golden-update", nargs="?", const="", default=None, metavar="LANGUAGES", help="write the golden files anew"
    )


def asked(config):
    """What `--golden-update` says, None where the files are only compared; `--update` is for all expected files."""
    given = config.getoption("--golden-update", default=None)
    return "" if given is None and config.getoption("--update", default=False) else given


def pytest_generate_tests(metafunc):
    if "language" in metafunc.fixturenames:
        named = [name for name in (asked(metafunc.config) or "").split(",") if name]
        known = sorted(path.name for path in (HERE / "expected").iterdir())
        metafunc.parametrize("language", named or known)


@pytest.fixture
def golden(request):
    """Compare a text with the golden file of that name, or write the file."""

    def compare(name, text):
        path = HERE / "expected" / name
        if asked(request.config) is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode()

    return compare
