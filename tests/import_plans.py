"""Plans of imports for tests: one with everything in it, and strategies for any."""

from datetime import date

from tradectl.core.changes import FieldChange
from tradectl.core.intake.lead import Doubt
from tradectl.core.intake.plan import Attach, Create, Known, Plan, Refuse, Update
from tradectl.core.message import say
from tradectl.core.problems import Severity

MONDAY = date(2026, 11, 23)
CREATED = Create(
    (2, 3), "DE-LICHTHAUS-20261122", "Lichthaus Müller GmbH", "DE", "B", "mei", MONDAY, ("Anna Müller", "Jörg Weiß"),
    (say("{name} has the same e-mail domain.", name="Lichthaus AG"),),
)  # fmt: skip
OLD = Create((4,), "KR-HANSUNG-20190301", "한성전자", "KR", "won", "hao")
UPDATED = Update(
    (5,),
    "TR-ISILTIM-20260105",
    "Işıltım A.Ş.",
    (FieldChange("contacts.phone", None, "+90 212 555 01 02"), FieldChange("grade", "C", "B")),
)
ATTACHED = Attach(
    (6,),
    "FR-LUMIERE-20250910",
    "Lumière & Fils",
    ("Chloé Petit",),
    ("20261120-panel/request.pdf",),
    (say("The web host {host} is the same.", host="lumiere.fr"),),
)
DUPLICATE = Refuse(
    (7, 8, 9, 10),
    "Fenwick Lighting",
    say("{name} is registered already.", name="Fenwick Lighting Ltd"),
    say("Join them, or say that they are two."),
    "GB-FENWICK-20260110",
    (say("The phone number {phone} is the same.", phone="+44 20 7946 0018"),),
    code="duplicate",
    confidence=0.987,
)
ASKED = Refuse(
    (11,),
    "Fenwick Trading",
    say("It is like {name}.", name="Fenwick Lighting Ltd"),
    say("Set the action in the plan."),
    "GB-FENWICK-20260110",
    is_question=True,
    code="likely_duplicate",
    confidence=0.8,
)
WRONG = Refuse((12,), "=HYPERLINK(1)", say("No country is given."), say("Write the country."), code="country")
KNOWN = Known((13,), "CN-GUANGMING-20260210", "光明照明")
DOUBTS = (
    Doubt(Severity.HINT, 2, "Phone", say("The number is taken as German."), say("Write +49 before it.")),
    Doubt(Severity.ERROR, 12, "", say("No country is given."), say("Write its two letters, for example DE.")),
    *(
        Doubt(
            Severity.WARNING, row, "Date", say("{text} may be two days.", text="03/04/2026"), say("Write 2026-04-03.")
        )
        for row in range(20, 45)
    ),
)
PLAN = Plan(
    212,
    (CREATED, OLD, UPDATED, ATTACHED, DUPLICATE, ASKED, WRONG, KNOWN),
    DOUBTS,
    (say("Read as {encoding}.", encoding="gb18030"),),
    180,
    MONDAY,
)
