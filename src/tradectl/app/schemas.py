"""JSON Schemas of the files people write, from the models themselves (2020-12)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tradectl.core.model.card import Card
from tradectl.core.model.deal import Deal
from tradectl.core.model.desk import Desk
from tradectl.core.model.entry import Entry
from tradectl.core.model.fair import FairShape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tradectl.core.model.fields import Shape

SCHEMAS: Mapping[str, type[Shape]] = {"card": Card, "deal": Deal, "settings": Desk, "entry": Entry, "fair": FairShape}


def schema_text(name: str) -> str:
    """Return the JSON Schema of `card`, `deal`, `settings`, `entry` or `fair` as text."""
    schema = SCHEMAS[name].model_json_schema(by_alias=True, mode="validation")
    return (
        json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, indent=2, ensure_ascii=False)
        + "\n"
    )
