"""The last step: structure tree, metadata, colour profile and clean fonts, as PDF/A-2a and PDF/UA-1 ask."""

import re
import zlib
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from typing import Any
from urllib.parse import quote

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from lssdesk import paths
from lssdesk.letters.blocks import Letter
from lssdesk.letters.pdf import xmp
from lssdesk.letters.pdf.structure import Annotation, Elem, Mark
from lssdesk.texts import t

_UNCLEAR_END = b"\r\nendstream"
_SRGB = "sRGB IEC61966-2.1"
# Stay in the tree without content of their own: a table stays regular, a list entry whole.
_MAY_BE_EMPTY = frozenset({"TD", "TH", "TR", "LBody", "Document"})


def finished(drawn: bytes, letter: Letter, root: Elem) -> bytes:
    """``drawn`` with the tree of ``root`` and what makes it archivable.  The same input, the same bytes."""
    with pikepdf.open(BytesIO(drawn)) as pdf:
        _Tree(pdf).write(root)
        _catalog(pdf, letter)
        for font in _fonts(pdf):
            _mend_to_unicode(pdf, font)
        return saved(pdf)


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The file's bytes, in such a way that each stream's end is plain.

    Packed data that happens to end in a carriage return looks, with the line feed before ``endstream``,
    as if its length were wrong, and a strict checker says so.  Then that stream is stored unpacked.
    """
    packed = _bytes(pdf, pikepdf.ObjectStreamMode.generate, compress=True)
    if _UNCLEAR_END not in packed:
        return packed
    for stream in pdf.objects:
        if isinstance(stream, pikepdf.Stream):
            data = stream.read_bytes()
            short = zlib.compress(data, 9)
            if short.endswith(b"\r"):
                stream.write(data)
            else:
                stream.write(short, filter=Name.FlateDecode)
    return _bytes(pdf, pikepdf.ObjectStreamMode.disable, compress=False)


def _bytes(pdf: pikepdf.Pdf, mode: pikepdf.ObjectStreamMode, *, compress: bool) -> bytes:
    out = BytesIO()
    pdf.save(
        out, min_version="1.7", object_stream_mode=mode, compress_streams=compress, deterministic_id=True
    )
    return out.getvalue()


class _Tree:
    """Writes the structure tree and the way back from page content and links to it."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.pages: list[Any] = [page.obj for page in pdf.pages]
        self.owners: list[dict[int, Any]] = [{} for _ in self.pages]
        self.links: list[Any] = []
        self.ids: dict[str, Any] = {}

    def write(self, root: Elem) -> None:
        top = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        top.K = self.element(root, top)
        numbers: list[Any] = []
        for index, page in enumerate(self.pages):
            page.StructParents = index
            page.Tabs = Name.S
            owners = self.owners[index]
            numbers += [index, self.pdf.make_indirect(Array([owners[n] for n in sorted(owners)]))]
        for index, link in enumerate(self.links, len(self.pages)):
            numbers += [index, link]
        top.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        top.ParentTreeNextKey = len(self.pages) + len(self.links)
        if self.ids:
            names = [entry for name in sorted(self.ids) for entry in (String(name), self.ids[name])]
            top.IDTree = self.pdf.make_indirect(Dictionary(Names=Array(names)))
        self.pdf.Root.StructTreeRoot = top
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)

    def element(self, elem: Elem, parent: Any) -> Any:
        """The element with all below it, or None where there is nothing to read."""
        node = self.pdf.make_indirect(Dictionary(S=_name(elem.tag), P=parent))
        home = next((kid.page for kid in elem.kids if isinstance(kid, Mark)), None)
        kids = [kid for kid in (self.kid(kid, node, home) for kid in elem.kids) if kid is not None]
        if not kids and elem.tag not in _MAY_BE_EMPTY:
            return None
        if home is not None:
            node.Pg = self.pages[home]
        node.K = kids[0] if len(kids) == 1 else Array(kids)
        if elem.alt:
            node.Alt = String(xmp.legal(elem.alt))
        if elem.id:
            node.ID = String(elem.id)
            self.ids[elem.id] = node
        attributes = _attributes(elem)
        if attributes is not None:
            node.A = attributes
        return node

    def kid(self, kid: Elem | Mark | Annotation, node: Any, home: int | None) -> Any:
        """What stands for ``kid``; content of the element's page ``home`` is its number alone."""
        if isinstance(kid, Elem):
            return self.element(kid, node)
        page = self.pages[kid.page]
        if isinstance(kid, Mark):
            self.owners[kid.page][kid.number] = node
            return kid.number if kid.page == home else Dictionary(Type=Name.MCR, Pg=page, MCID=kid.number)
        return Dictionary(Type=Name.OBJR, Obj=self.annotation(kid, page, node), Pg=page)

    def annotation(self, link: Annotation, page: Any, node: Any) -> Any:
        made = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=_numbers(link.rect),
                Border=Array([0, 0, 0]),
                F=4,
                Contents=String(_told(link)),
                StructParent=len(self.pages) + len(self.links),
            )
        )
        if link.note and link.note.place:
            number, x, y = link.note.place
            made.Dest = Array([self.pages[number], Name.XYZ, *_numbers((x, y)), None])
        else:
            address = quote(xmp.legal(link.address), safe=":/?#[]@!$&'()*+,;=%-._~")
            made.A = Dictionary(S=Name.URI, URI=String(address))
        self.links.append(node)
        if "/Annots" not in page:
            page.Annots = Array()
        page.Annots.append(made)
        return made


@cache
def _name(tag: str) -> Any:
    return Name("/" + tag)


def _told(link: Annotation) -> str:
    """Where the link leads, in words."""
    if link.note:
        return t("pdf.note", number=link.note.id.rpartition("-")[2])
    scheme, _, rest = xmp.legal(link.address).partition(":")
    match scheme.casefold():
        case "mailto":
            return t("pdf.mail", address=rest)
        case "tel":
            return t("pdf.call", number=rest)
        case _:
            return xmp.legal(link.address)


def _numbers(values: Iterable[float]) -> Any:
    return Array([round(value, 2) for value in values])


def _attributes(elem: Elem) -> Any:
    if elem.tag in ("TH", "TD"):
        return _cell_attributes(elem)
    if elem.numbering:
        return Dictionary(O=Name.List, ListNumbering=_name(elem.numbering))
    if elem.bbox:
        return Dictionary(O=Name.Layout, Placement=Name.Block, BBox=_numbers(elem.bbox))
    return None


def _cell_attributes(elem: Elem) -> Any:
    found = Dictionary(O=Name.Table)
    if elem.scope:
        found.Scope = _name(elem.scope)
    if elem.columns > 1:
        found.ColSpan = elem.columns
    if elem.rows > 1:
        found.RowSpan = elem.rows
    if elem.headers:
        found.Headers = Array([String(name) for name in elem.headers])
    return found if len(found) > 1 else None


def _catalog(pdf: pikepdf.Pdf, letter: Letter) -> None:
    root = pdf.Root
    root.Lang = String(letter.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    profile = pdf.make_stream(_srgb(), N=3, Filter=Name.FlateDecode)
    root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=String(_SRGB),
                Info=String(_SRGB),
                DestOutputProfile=profile,
            )
        ]
    )
    facts = xmp.Facts.of(letter)
    pdf.trailer.Info = pdf.make_indirect(Dictionary({"/" + k: String(v) for k, v in facts.info().items()}))
    root.Metadata = pdf.make_stream(facts.packet(), Type=Name.Metadata, Subtype=Name.XML)


@cache
def _srgb() -> bytes:
    """The colour profile, packed."""
    return zlib.compress((paths.resources() / "icc" / "sRGB.icc").read_bytes(), 9)


def _fonts(pdf: pikepdf.Pdf) -> list[Any]:
    """Every font once, pages sharing theirs."""
    found: dict[tuple[int, int], Any] = {}
    for page in pdf.pages:
        for font in page.obj.Resources.get("/Font", Dictionary()).values():
            found[font.objgen] = font
    return list(found.values())


def _mend_to_unicode(pdf: pikepdf.Pdf, font: Any) -> None:
    """Drop ReportLab's mapping of unused codes to U+0000; at most 100 lines a block, as the format asks."""
    before, rest = re.split(rb"\d+ beginbfchar\n", font.ToUnicode.read_bytes(), maxsplit=1)
    body, after = rest.split(b"endbfchar", 1)
    lines = [line for line in body.split(b"\n") if line.strip() and not line.endswith(b"<0000>")]
    chunks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    blocks = [b"%d beginbfchar\n%s\nendbfchar" % (len(chunk), b"\n".join(chunk)) for chunk in chunks]
    font.ToUnicode = pdf.make_stream(before + b"\n".join(blocks) + after)
