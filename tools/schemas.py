"""Write schemas/*.schema.json from the models; --check fails when one is stale."""

import sys
from pathlib import Path

from tradectl.app.schemas import SCHEMAS, schema_text

FOLDER = Path(__file__).parents[1] / "schemas"


def main(*, check: bool) -> int:
    stale = 0
    for name in SCHEMAS:
        path, text = FOLDER / f"{name}.schema.json", schema_text(name)
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        if check:
            print(f"{path.name} is stale; run: make schemas")
            stale = 1
        else:
            path.write_text(text, encoding="utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv))
