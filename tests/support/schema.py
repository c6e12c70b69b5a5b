"""Whether a workbook is one that Excel opens without repairing it: the published schema, and what goes beyond it.

The schema and its rules are Microsoft's, of the validator in the Open XML SDK: ECMA-376 transitional with the
extensions that Excel writes; openxml-audit brings them. What a schema cannot say is in `workbook_rules`.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from tests.support.workbook_rules import MAIN, rule_faults

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_SHEETS, _TEXTS = "xl/worksheets/sheet", "xl/sharedStrings.xml"


def faults(content: bytes) -> list[str]:
    """What is wrong with a workbook, as lines; none where Excel would take it as it is."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        found = [f"{name} stands in the package twice" for name in {one for one in names if names.count(one) > 1}]
        parts: dict[str, Any] = {}
        for name in names:
            if name.endswith((".xml", ".rels", ".vml")):
                try:
                    parts[name] = etree.fromstring(archive.read(name), _PARSER)
                except etree.XMLSyntaxError as error:
                    found.append(f"{name}: {error}")
        if found:
            return found
        found += rule_faults(parts, names)
        return found + _schema_faults(archive, parts)


@cache
def _validator() -> Any:
    from openxml_audit.validator import OpenXmlValidator

    return OpenXmlValidator()


def _schema_faults(archive: zipfile.ZipFile, parts: dict[str, Any]) -> list[str]:
    """What the schema does not take. Cells and texts that are built alike are validated once: there are thousands."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "book.xlsx")
        with zipfile.ZipFile(path, "w") as short:
            for name in archive.namelist():
                is_long = name.startswith(_SHEETS) or name == _TEXTS
                short.writestr(name, etree.tostring(_short(parts[name])) if is_long else archive.read(name))
        return [str(error) for error in _validator().validate(path).errors]


def _short(part: Any) -> Any:
    """The part without the cells, empty rows and texts that are built like one before them."""
    seen: set[Any] = set()
    for one in list(part.iter(f"{MAIN}c", f"{MAIN}si")):
        shape = one.get("t"), *((each.tag, *each.keys()) for each in one.iter())
        if shape in seen:
            one.getparent().remove(one)
        elif one.get("t") == "s":
            # The first text is sure to be left.
            one[0].text = "0"
        seen.add(shape)
    for row in list(part.iter(f"{MAIN}row")):
        shape = tuple(row.keys())
        if not len(row) and shape in seen:
            row.getparent().remove(row)
        seen.add(shape)
    return part
