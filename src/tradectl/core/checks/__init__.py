"""Every check of `validate`, in the order they run: adding one is a code, a function and two samples."""

from __future__ import annotations

from tradectl.core.checks.across import check_across
from tradectl.core.checks.card import check_card
from tradectl.core.checks.codes import CODES, SEVERITIES, Code, problem
from tradectl.core.checks.filing import check_filing
from tradectl.core.checks.folders import Folder, check_folder, check_own_folder
from tradectl.core.checks.journal import check_journal
from tradectl.core.checks.setting import Setting

OF_ONE_CUSTOMER = (check_filing, check_card, check_journal, check_own_folder)
OF_ALL_CUSTOMERS = (check_across,)
OF_ALL_FOLDERS = (check_folder,)  # those of customers were looked at with them

__all__ = [
    "CODES",
    "OF_ALL_CUSTOMERS",
    "OF_ALL_FOLDERS",
    "OF_ONE_CUSTOMER",
    "SEVERITIES",
    "Code",
    "Folder",
    "Setting",
    "problem",
]
