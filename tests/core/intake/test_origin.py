"""Words for where a lead came from."""

import pytest

from tradectl.core.intake.origin import source_of


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("", "", ""),
        ("fair", "fair", ""),
        ("广交会", "fair", "广交会"),
        ("Canton Fair 139", "fair", "Canton Fair 139"),
        ("Messe Frankfurt", "fair", "Messe Frankfurt"),
        ("海關數據", "customs-data", "海關數據"),
        ("Alibaba", "b2b", "Alibaba"),
        ("阿里巴巴国际站", "b2b", "阿里巴巴国际站"),
        ("google search", "search", "google search"),
        ("LinkedIn", "social", "LinkedIn"),
        ("客户介绍", "referral", "客户介绍"),
        ("Empfehlung", "referral", "Empfehlung"),
        ("a fairy tale", "other", "a fairy tale"),
        ("cold call", "other", "cold call"),
    ],
)
def test_the_kind_is_known_by_its_words(text, kind, name):
    assert source_of(text) == (kind, name)
