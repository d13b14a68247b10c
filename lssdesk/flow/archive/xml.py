"""XML of packages: elements with names of a few namespaces, and text that XML can hold."""

import re
from xml.etree import ElementTree

Element = ElementTree.Element
NAMESPACES = {
    "mets": "http://www.loc.gov/METS/",
    "xlink": "http://www.w3.org/1999/xlink",
    "csip": "https://DILCIS.eu/XML/METS/CSIPExtensionMETS",
    "premis": "http://www.loc.gov/premis/v3",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def qualified(name: str) -> str:
    """``mets:file`` as the library writes it; a name without a prefix stays."""
    prefix, colon, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if colon else name


def element(name: str, attributes: dict[str, object] | None = None, *inside: Element | str | None) -> Element:
    """An element with its attributes, and text or elements inside; None inside is left out."""
    given = {qualified(key): legal(str(value)) for key, value in (attributes or {}).items()}
    made = Element(qualified(name), given)
    for one in inside:
        if isinstance(one, str):
            made.text = legal(one)
        elif one is not None:
            made.append(one)
    return made


def legal(text: str) -> str:
    """The text without signs that XML cannot hold."""
    return _ILLEGAL.sub(" ", text)


def written(root: Element) -> bytes:
    """The document, indented, in UTF-8."""
    for prefix, uri in NAMESPACES.items():
        ElementTree.register_namespace(prefix, uri)
    ElementTree.indent(root)
    data: bytes = ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"
