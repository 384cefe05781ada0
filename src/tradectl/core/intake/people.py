"""The people of a row: names with what belongs to each, several in one cell paired in their order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tradectl.core.identity.folding import words
from tradectl.core.intake import cells
from tradectl.core.intake.lead import PERSONAL, Doubt, Field, Person, Record, Value
from tradectl.core.intake.normal import read_mail, read_phone
from tradectl.core.intake.property_line import ONLY_ONE, name_of, value_of
from tradectl.core.intake.yearly import read_yearly
from tradectl.core.message import say
from tradectl.core.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tradectl.core.message import Message

_DIALLED = {
    Field.PHONE: "phones",
    Field.MOBILE: "mobiles",
    Field.FAX: "faxes",
    Field.WHATSAPP: "whatsapp",
}
_LABELS = {
    "wechat": r"(?:wechat|weixin|微信号?|wx)",
    "whatsapp": r"(?:whats\s?app|wa)",
    "faxes": r"(?:fax|telefax|传真|傳真)",
    "mobiles": r"(?:mobile|mob|cell|handy|手机|手機|móvil|portable)",
    "phones": r"(?:tel|phone|telefon|ph|电话|電話|teléfono|tél)",
}
_LABELLED = rf"(?i:\b(?=(?:{'|'.join(_LABELS.values())}|e-?mail|邮箱|qq|skype)\W))"
_EASTERN = r"[\u3400-\u9fff\uac00-\ud7a3]"  # names without a blank
_MANY = 50  # people of one row


def people_of(record: Record, country: str) -> tuple[list[Person], list[Doubt]]:
    """Return the people a record speaks of, and what is doubtful about them; `country` is where phones are read.

    What is said of more people than a row has stands in the notes of the last one.
    """
    found: list[Person] = []
    doubts: list[Doubt] = []
    groups: dict[int, list[Value]] = {}
    for value in record.values:
        if value.field in PERSONAL:
            groups.setdefault(value.person, []).append(value)
    numbers = sorted(groups)
    for number in numbers[:_MANY]:
        gathered = _Gathering(record.row, country)
        for value in groups[number]:
            gathered.take(value)
        found += gathered.people()
        doubts += gathered.doubts
    rest = [value.text for number in numbers[_MANY:] for value in groups[number]]
    if found and rest:
        found[-1] = found[-1]._replace(notes="\n".join(filter(None, (found[-1].notes, *rest))))
    if found and record.kept:
        found[0] = found[0]._replace(kept=record.kept)
    return found, doubts


class _Gathering:
    """What one group of columns says, before it is known whose each value is."""

    def __init__(self, row: int, country: str) -> None:
        self.row = row
        self.country = country
        self.names: list[str] = []
        self.parts: dict[Field, str] = {}
        self.columns: dict[Field, str] = {}  # under which heading each part of a name stands
        self.roles: list[str] = []
        self.reached: dict[str, dict[str, None]] = {}
        self.birthday = ""
        self.notes: list[str] = []
        self.doubts: list[Doubt] = []

    def take(self, value: Value) -> None:
        field, text = value.field, value.text
        if field is Field.CONTACT:
            self._contact(value)
        elif field in (Field.FIRST_NAME, Field.MIDDLE_NAME, Field.LAST_NAME):
            self.parts[field], self.columns[field] = cells.squeezed(text), value.column
        elif field in (Field.ROLE, Field.DEPARTMENT):
            self.roles += [cells.squeezed(text)] if value.whole or field is Field.DEPARTMENT else cells.names(text)
        elif field is Field.EMAIL:
            self._mail(value)
        elif field in _DIALLED:
            self._phones(value, _DIALLED[field])
        elif field is Field.WECHAT:
            self._add("wechat", cells.names(text))
        elif field is Field.CHAT:
            self._add("chats", [f"{value.column}: {cells.squeezed(text)}" if value.column else cells.squeezed(text)])
        elif field is Field.BIRTHDAY:
            self._birthday(value)
        elif field is Field.REACH:
            self._reach(value)
        else:
            is_remark = field is Field.PERSON_NOTES or not value.column
            self.notes.append(text.strip() if is_remark else f"{value.column}: {cells.squeezed(text)}")

    def people(self) -> list[Person]:
        """Return one person for each name; what cannot be shared out belongs to the first."""
        self._complete()
        named = self.names[:_MANY]
        self.notes += [", ".join(self.names[_MANY:])] if self.names[_MANY:] else []
        people = [Person(self.row, name) for name in named] or [Person(self.row)]
        shares = {kind: self._shares(tuple(found), people) for kind, found in self.reached.items()}
        for count, person in enumerate(people):
            own = {kind: found[count] for kind, found in shares.items() if count in found}
            people[count] = person._replace(
                role=self._role(count, len(people)),
                emails=tuple(own.get("emails", ())),
                phones=tuple(own.get("phones", ())),
                mobiles=tuple(own.get("mobiles", ())),
                faxes=tuple(own.get("faxes", ())),
                whatsapp=tuple(own.get("whatsapp", ())),
                wechat=tuple(own.get("wechat", ())),
                chats=tuple(own.get("chats", ())),
            )
        people[0] = people[0]._replace(birthday=self.birthday, notes="\n".join(self.notes))
        return [person for person in people if any(person[1:])]

    def _complete(self) -> None:
        """Make one name of a whole one and of parts that stand beside it; parts of another name are remarks."""
        whole, name = self._composed(), next(iter(self.names), "")
        is_alone = len(self.names) == 1 and len(words(name)) == 1 and Field.FIRST_NAME not in self.parts
        if is_alone and not _is_said(whole, name):
            self.parts[Field.FIRST_NAME] = name
            whole = self._composed()
        if not self.names or (len(self.names) == 1 and _is_said(name, whole) and not _is_said(whole, name)):
            self.names = [whole] if whole else []
        everybody = " ".join(self.names)
        for field, text in self.parts.items():
            if not _is_said(text, everybody):
                self.notes.append(f"{self.columns[field]}: {text}")

    def _composed(self) -> str:
        given = (self.parts.get(field, "") for field in (Field.FIRST_NAME, Field.MIDDLE_NAME))
        first, last = " ".join(filter(None, given)), self.parts.get(Field.LAST_NAME, "")
        if re.search(_EASTERN, first + last) and (first + last).isalpha():
            return last + first  # 王 + 伟
        return " ".join(filter(None, (first, last)))

    def _role(self, count: int, people: int) -> str:
        if people > 1 and len(self.roles) == people:
            return self.roles[count]
        return ", ".join(dict.fromkeys(self.roles)) if count == 0 else ""

    def _shares(self, found: Sequence[str], people: Sequence[Person]) -> dict[int, list[str]]:
        """Return which numbers or addresses are whose: those of equally many people in their order, else by name."""
        if len(people) > 1 and len(found) == len(people):
            return {at: [text] for at, text in enumerate(found)}
        spoken = [[word for word in words(person.name) if len(word) > 1] for person in people[:_MANY]]
        shares: dict[int, list[str]] = {}
        for text in found:
            local = "".join(words(text.partition("@")[0].casefold())) if "@" in text else ""
            owner = next((at for at, told in enumerate(spoken) if any(word in local for word in told)), 0)
            shares.setdefault(owner, []).append(text)
        return shares

    def _add(self, kind: str, texts: Iterable[str]) -> None:
        self.reached.setdefault(kind, {}).update(dict.fromkeys(texts))

    def _contact(self, value: Value) -> None:
        found, rest = cells.mails(value.text)
        if not found:
            self.names += [cells.squeezed(value.text)] if value.whole else cells.names(value.text)
            return
        for part in re.split(r"[\n;；、]+", value.text):
            addresses, name = cells.mails(part)
            self.names += [name] if name else []
            self._add("emails", [read_mail(address) or address for address in addresses])
        if not self.names and rest:
            self.names.append(rest)

    def _mail(self, value: Value) -> None:
        found, rest = cells.mails(value.text)
        for written in found or [cells.squeezed(value.text)]:
            address = read_mail(written)
            self._add("emails", [address or written])
            if address is None:
                text = say("'{text}' is no e-mail address.", text=written)
                self._doubt(value, text, say("Write it as name@company.com, or clear the cell."))
        if found and rest and not any(_speaks_of(rest.casefold(), name) for name in (*self.names, self._composed())):
            self.notes.append(f"{value.column}: {cells.squeezed(value.text)}")

    def _phones(self, value: Value, kind: str) -> None:
        texts = [cells.squeezed(value.text)] if value.whole else cells.phones(value.text, self.country)
        for written in texts:
            number = read_phone(written, self.country)
            self._add(kind, [number or written])
            if number is None:
                text = say("'{text}' is no phone number that can be dialled from abroad.", text=written)
                self._doubt(value, text, say("Write it with its country's code, such as +49 40 123456."))

    def _birthday(self, value: Value) -> None:
        day = read_yearly(value.text) or ""
        self.birthday = self.birthday or day
        if day != self.birthday or not day:
            self.notes.append(f"{value.column}: {value.text.strip()}")
        if not day:
            text = say("'{text}' is no birthday that can be read.", text=value.text)
            self._doubt(value, text, say("Write it as 1975-06-01 or 06-01; it is kept in the notes."))

    def _reach(self, value: Value) -> None:
        """Sort out a cell in which everything stands: numbers, addresses, names in WeChat."""
        found, _ = cells.mails(value.text)
        self._add("emails", [read_mail(written) or written for written in found])
        rest = value.text
        for written in found:
            rest = rest.replace(written, " ; ")
        for part in re.split(rf"[\n\r;；、|，]+|{_LABELLED}", rest):
            self._reach_part(
                re.sub(r"(?i)^\W*e-?mail\W*$|^\W*邮箱\W*$", "", cells.squeezed(part)).strip(" ,:：/"), value
            )

    def _reach_part(self, part: str, value: Value) -> None:
        if cells.is_nothing(part):
            return
        for kind, label in _LABELS.items():
            match = re.match(rf"(?i){label}[\s.:：]+(.+)", part)
            if match and kind == "wechat":
                self._add(kind, [match[1].strip()])
                return
            if match and (number := read_phone(match[1], self.country)):
                self._add(kind, [number])
                return
        if cells.is_dialled(part) or all(read_phone(one, self.country) for one in cells.phones(part, self.country)):
            self._phones(value._replace(text=part), "phones")
        else:
            self.notes.append(f"{value.column}: {part}")

    def _doubt(self, value: Value, message: Message, remedy: Message) -> None:
        self.doubts.append(Doubt(Severity.WARNING, self.row, value.column, message, remedy))


def joined(one: Person, other: Person) -> Person:
    """Return what two rows say of one person, the first row's word before the other's."""
    once = {name_of(line) for line in one.kept} & ONLY_ONE
    other_role = other.role if one.role and other.role != one.role else ""
    is_other_day = one.birthday and other.birthday and other.birthday != one.birthday
    other_day = f"{Field.BIRTHDAY}: {other.birthday}" if is_other_day else ""
    names = [rest_of_name(line, *one.kept, one.name) for line in other.kept if "N" in once]
    return Person(
        one.row,
        one.name or other.name,
        one.role or other.role,
        _united(one.emails, other.emails),
        _united(one.phones, other.phones),
        _united(one.mobiles, other.mobiles),
        _united(one.faxes, other.faxes),
        _united(one.whatsapp, other.whatsapp),
        _united(one.wechat, other.wechat),
        _united(one.chats, other.chats),
        one.birthday or other.birthday,
        "\n".join(dict.fromkeys(filter(None, (one.notes, other_role, other_day, *names, other.notes)))),
        _united(one.kept, tuple(line for line in other.kept if name_of(line) not in once)),
    )


def rest_of_name(line: str, *told: str) -> str:
    """Return the name in parts of a contact card as a note, where it says more than what is told; else nothing."""
    if name_of(line) != "N" or set(words(value_of(line))) <= set(words(" ".join(told))):
        return ""
    return f"N: {' '.join(filter(None, map(str.strip, value_of(line).split(';'))))}"


def _is_said(part: str, name: str) -> bool:
    """Return whether a part of a name stands in a name."""
    return set(words(part)) <= set(words(name)) or (part in name and re.search(_EASTERN, part) is not None)


def _united(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _speaks_of(text: str, name: str) -> bool:
    """Return whether a mail's local part or a few words hold a word of a name."""
    plain = "".join(words(text))
    return any(word in plain for word in words(name) if len(word) > 1)
