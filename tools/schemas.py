"""Write schemas/*.schema.json from the models; --check fails when one is stale."""

import sys
from pathlib import Path

from generated import keep
from tradectl.app.schemas import SCHEMAS, schema_text

FOLDER = Path(__file__).parents[1] / "schemas"


def main(*, check: bool) -> int:
    return max(
        keep(FOLDER / f"{name}.schema.json", schema_text(name), check=check, remedy="make schemas") for name in SCHEMAS
    )


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv))
