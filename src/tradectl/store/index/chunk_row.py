"""A chunk's row in the index file, told apart without loading what the program makes of it."""

from binascii import crc32

from tradectl.store.index.looks import PER_CUSTOMER

CHUNKS = "SELECT number, folder, names, marks, numbers, mark FROM chunk ORDER BY number"
DAYS = 5  # of a customer, four bytes each
_BYTES = 8 + 8 * PER_CUSTOMER + 4 * DAYS  # of a customer in the numbers: its key, looks and days, one after the other


def customers_in(numbers: bytes) -> int:
    """Return how many customers a row's numbers are of."""
    return len(numbers) // _BYTES


def looks_in(numbers: bytes) -> bytes:
    """Return the looks of a row."""
    count = customers_in(numbers)
    return numbers[8 * count : (8 + 8 * PER_CUSTOMER) * count]


def names_in(names: bytes) -> list[str]:
    """Return the names of a row: as the system writes them, a slash between."""
    return names.decode("utf-8", "surrogatepass").split("/") if names else []


def names_row(names: list[str]) -> bytes:
    """Return names as a row holds them."""
    return "/".join(names).encode("utf-8", "surrogatepass")


def check_sum(folder: bytes, names: bytes, marks: str, numbers: bytes) -> int:
    """Return the check sum of a row's contents."""
    return crc32(numbers, crc32(b"\0".join((folder, names, marks.encode()))))


def is_sound(folder: object, names: object, marks: object, numbers: object, given: object) -> bool:
    """Return whether a row is as it was written."""
    if type(folder) is not bytes or type(names) is not bytes or type(marks) is not str or type(numbers) is not bytes:
        return False
    return check_sum(folder, names, marks, numbers) == given
