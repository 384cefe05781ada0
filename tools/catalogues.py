"""Extract the messages, keep zh-Hans.po, make zh-Hant.po from it, compile both; --check fails when anything is stale.

English stands in the source; `src/tradectl/i18n/locale/zh_Hans/LC_MESSAGES/tradectl.po` is written by people; the
traditional catalogue comes from it by OpenCC and the trade's own words in tools/traditional.tsv.

    tools/catalogues.py               update everything
    tools/catalogues.py --check       say what is stale, missing or has other placeholders
    tools/catalogues.py --missing     print the messages without a translation as JSON
    tools/catalogues.py --merge FILE  take translations from JSON ({"English": "中文", …})
"""

from __future__ import annotations

import io
import json
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from opencc import OpenCC

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "tradectl"
LOCALE = SOURCE / "i18n" / "locale"
WORDS = Path(__file__).with_name("traditional.tsv")
KEYWORDS = {"say": (1,), "say_n": (1, 2), "help_text": (1,)}
PLACEHOLDER = re.compile(r"(?<!\{)\{([A-Za-z_][A-Za-z0-9_]*)\}(?!\})")
DAY = datetime(2026, 1, 1, tzinfo=UTC)  # a catalogue's bytes come from its words alone
HEADER = "# The words of tradectl. Translations: one sentence a message, placeholders in braces stay.\n#"


def messages() -> list[tuple[str | tuple[str, str], list[tuple[str, int]]]]:
    """Every message of the source with the files it stands in, in the order of the files."""
    found: dict[str | tuple[str, str], list[tuple[str, int]]] = {}
    for name, _line, text, _comments, _context in extract_from_dir(SOURCE, [("**.py", "python")], keywords=KEYWORDS):
        places = found.setdefault(text, [])
        if (name, 1) not in places:
            places.append((name, 1))
    return sorted(found.items(), key=lambda item: (item[1][0][0], str(item[0])))


def path_of(language: str, kind: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"tradectl.{kind}"


def translations() -> dict[str, str]:
    """The simplified translations as they stand, by English text (of two forms: the first)."""
    path = path_of("zh_Hans", "po")
    if not path.exists():
        return {}
    with path.open("rb") as file:
        catalogue = read_po(file)
    return {key_of(message.id): text_of(message.string) for message in catalogue if message.id}


def key_of(message: str | tuple[str, str]) -> str:
    return message if isinstance(message, str) else message[0]


def text_of(string: str | tuple[str, ...]) -> str:
    return string if isinstance(string, str) else string[0]


def catalogue(language: str, texts: dict[str, str]) -> Catalog:
    made = Catalog(locale=language, header_comment=HEADER, project="tradectl", fuzzy=False, charset="utf-8")
    made.creation_date = made.revision_date = DAY
    for message, places in messages():
        text = texts.get(key_of(message), "")
        made.add(
            message, text if isinstance(message, str) else (text,), locations=[(place, None) for place, _ in places]
        )
    return made


def traditional(texts: dict[str, str]) -> dict[str, str]:
    """OpenCC's conversion to Taiwan's words, then the trade's own ones; some hold for certain English texts alone."""
    convert = OpenCC("s2twp").convert
    lines = [line.split("\t") for line in WORDS.read_text(encoding="utf-8").splitlines() if line[:1] not in ("", "#")]
    words = [(re.compile(line[0]), line[1], re.compile("".join(line[2:]))) for line in lines]

    def one(key: str, text: str) -> str:
        english = PLACEHOLDER.sub("", key)
        found = convert(text)
        for old, new, where in words:
            if where.search(english):
                found = old.sub(new, found)
        return found

    return {key: one(key, text) for key, text in texts.items()}


def po_bytes(language: str, texts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    write_po(out, catalogue(language, texts), width=110, omit_header=False, include_lineno=False)
    lines = out.getvalue().decode().splitlines()
    kept = [
        line
        for line in lines
        if not re.match(
            r'"(POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Language-Team|Report-Msgid)', line
        )
    ]
    return ("\n".join(kept) + "\n").encode()


def mo_bytes(language: str, texts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    made = catalogue(language, texts)
    write_mo(out, made)
    return out.getvalue()


def wanted() -> dict[Path, bytes]:
    """Every file of the catalogues as it should be."""
    texts = translations()
    simplified = {key_of(message): texts.get(key_of(message), "") for message, _ in messages()}
    both = {"zh_Hans": simplified, "zh_Hant": traditional(simplified)}
    return {
        path_of(language, kind): make(language, texts)
        for language, texts in both.items()
        for kind, make in (("po", po_bytes), ("mo", mo_bytes))
    }


def faults() -> list[str]:
    """What is wrong with the translations themselves."""
    texts = translations()
    found = []
    for message, places in messages():
        forms = [message] if isinstance(message, str) else list(message)
        text = texts.get(key_of(message), "")
        where = places[0][0]
        if not text:
            found.append(f"{where}: not translated: {key_of(message)}")
        elif set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(forms[-1])):
            found.append(f"{where}: other placeholders: {key_of(message)} = {text}")
    return found


def main(arguments: list[str]) -> int:
    if "--missing" in arguments:
        texts = translations()
        print(
            json.dumps(
                [key_of(message) for message, _ in messages() if not texts.get(key_of(message))],
                ensure_ascii=False,
                indent=0,
            )
        )
        return 0
    if "--merge" in arguments:
        merge(Path(arguments[arguments.index("--merge") + 1]))
    if "--check" in arguments:
        stale = [path for path, raw in wanted().items() if not path.exists() or path.read_bytes() != raw]
        for line in (*(f"{path.relative_to(ROOT)} is stale; run: make messages" for path in stale), *faults()):
            print(line)
        return 1 if stale or faults() else 0
    for path, raw in wanted().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    return 0


def merge(file: Path) -> None:
    """Put translations into the simplified catalogue."""
    texts = translations() | json.loads(file.read_text(encoding="utf-8"))
    path = path_of("zh_Hans", "po")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(po_bytes("zh_Hans", texts))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
