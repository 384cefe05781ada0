"""Every fault of the YAML reader has a code, a sentence and a remedy."""

from __future__ import annotations

import pytest

from tradectl.core.problems import Severity
from tradectl.store.yaml.faults import Fault, FaultKind
from tradectl.store.yaml_problems import fault_problem


@pytest.mark.parametrize("kind", FaultKind)
def test_every_fault_is_told(kind):
    fault = Fault(kind, 3, 4, "DETAIL", 2)
    found = fault_problem(fault, "card.yaml")
    assert (found.path, found.line, found.column) == ("card.yaml", 3, 4)
    assert str(found.message).strip()
    assert str(found.remedy).strip()
    assert (found.severity is Severity.WARNING) == fault.is_warning
