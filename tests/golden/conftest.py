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


def languages(update):
    """The languages that have golden files, or those asked for."""
    named = [name for name in (update or "").split(",") if name]
    return named or sorted(path.name for path in (HERE / "expected").iterdir())


def pytest_generate_tests(metafunc):
    if "language" in metafunc.fixturenames:
        metafunc.parametrize("language", languages(metafunc.config.getoption("--golden-update", default=None)))


@pytest.fixture
def golden(request):
    """Compare a text with the golden file of that name, or write the file."""

    def compare(name, text):
        path = HERE / "expected" / name
        if request.config.getoption("--golden-update", default=None) is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode()

    return compare
