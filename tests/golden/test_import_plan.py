"""The plan of an import as it is shown, in each language."""

import import_plans
from tradectl.i18n.translator import translator
from tradectl.views import import_plan, plain


def test_the_plan_of_an_import(golden, language):
    page = import_plan.document(import_plans.PLAN, dry_run=True, limit=import_plan.SHOWN)
    golden(f"{language}/import_plan.txt", plain.render(page, translator(language)))
