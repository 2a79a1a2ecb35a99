"""What the template says and offers for a field: its note, the words of its drop-down list."""

from graph.fields import LIST_MARK, Field, FieldType
from graph.messages import Message
from graph.model import BY_TABLE
from graph.texts import Translator
from graph.vocabulary import ROLES

# Tables whose roles are those of :data:`graph.vocabulary.ROLES`.
_WITH_ROLES = ("involvements", "rules")


def columns(table: str) -> tuple[Field, ...]:
    """Fields in the order of the template: those in further languages behind all others."""
    fields, inner = BY_TABLE[table].fields, BY_TABLE[table].translations
    further = [field for field in fields if field.name in inner]
    return (*(field for field in fields if field.name not in inner), *further)


def said(cell: object, translate: Translator) -> object:
    """Value of an example's cell in the reader's language."""
    if isinstance(cell, bool):
        return translate("cli.yes" if cell else "cli.no")
    if not isinstance(cell, Message):
        return cell
    if "at" in cell.values:
        return translate(cell.key).split(LIST_MARK)[int(str(cell.values["at"]))]
    return translate.say(cell)


def strict_words(field: Field, translate: Translator) -> tuple[str, ...]:
    """The only words that a field may hold, as the reader writes them; none when it is free."""
    if field.type is FieldType.BOOLEAN:
        return translate("cli.yes"), translate("cli.no")
    return tuple(translate(f"kind.{choice}") for choice in field.choices)


def offered_words(table: str, field: Field, translate: Translator) -> tuple[str, ...]:
    """Common words for a field that may hold any."""
    if field.name == "role" and table in _WITH_ROLES:
        return tuple(translate(f"role.{role}") for role in ROLES)
    key = f"template.offer.{table}.{field.name}"
    return tuple(translate(key).split(LIST_MARK)) if translate.has(key) else ()


def note(table: str, field: Field, translate: Translator) -> str:
    """What a column means, of what type, unit and range it is, what it may hold."""
    base = BY_TABLE[table].translations.get(field.name, field.name)
    lines = [meaning(table, base, translate)]
    if base != field.name:
        lines.append(translate("template.note.language"))
    lines += [_type(field, translate), *_limits(field, translate)]
    words = offered_words(table, field, translate)
    if words:
        lines.append(translate("template.note.offered", words=words))
    if field.references:
        sheets = tuple(translate(f"table.{each}") for each in field.references)
        lines.append(translate("template.note.reference", sheets=sheets))
    if needed(table, field):
        lines.append(translate("template.note.required"))
    elif field.key:
        lines.append(translate("template.note.key"))
    return "\n".join(lines)


def meaning(table: str, field: str, translate: Translator) -> str:
    """What a field means: its own text, else that of every field of its name."""
    key = f"meaning.{table}.{field}"
    return translate(key if translate.has(key) else f"meaning.{field}")


def _type(field: Field, translate: Translator) -> str:
    yes, no = translate("cli.yes"), translate("cli.no")
    return translate(f"template.note.type.{field.type}", yes=yes, no=no, mark=LIST_MARK)


def _limits(field: Field, translate: Translator) -> list[str]:
    lines = []
    if field.unit:
        lines.append(translate("template.note.unit", unit=translate(f"unit.{field.unit}")))
    if field.minimum is not None:
        kind = "least" if field.maximum is None else "range"
        lines.append(
            translate(f"template.note.{kind}", minimum=field.minimum, maximum=field.maximum)
        )
    if field.choices:
        choices = strict_words(field, translate)
        lines.append(translate("template.note.choices", choices=choices))
    return lines


def needed(table: str, field: Field) -> bool:
    """Whether a row without it is refused; a kind follows from the id."""
    kinds = {each.kind_field for each in BY_TABLE[table].fields}
    return field.required and field.name not in kinds
