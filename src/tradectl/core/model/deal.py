"""The deal: a dated folder's `deal.yaml` (R52); its documents lie beside it."""

from __future__ import annotations

from typing import Literal

from tradectl.core.model.fields import Amount, Day, Shape, Text, Texts, Whole


class Deal(Shape):
    """What `deal.yaml` says. Required: format, title, opened, stage."""

    format: Whole
    title: Text
    opened: Day
    stage: Literal["inquiry", "quoted", "sample", "ordered", "produced", "shipped", "paid", "closed", "lost"]
    inquiry: Text = ""
    order: Text = ""
    amount: Amount | None = None
    products: Texts = ()
    notes: Text = ""
