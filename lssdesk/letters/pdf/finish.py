"""The last step: structure tree, metadata, colour profile and clean fonts, as PDF/A-2a and PDF/UA-1 ask."""

import re
import zlib
from io import BytesIO
from typing import Any
from urllib.parse import quote

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from lssdesk import paths
from lssdesk.letters.blocks import Letter
from lssdesk.letters.pdf import xmp
from lssdesk.letters.pdf.structure import Annotation, Elem, Mark

_UNCLEAR_END = b"\r\nendstream"
_SRGB = "sRGB IEC61966-2.1"
# Stay in the tree without content of their own: a table stays regular, a list entry whole.
_MAY_BE_EMPTY = frozenset({"TD", "TH", "LBody", "Document"})


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
        self.pdf.Root.StructTreeRoot = top
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)

    def element(self, elem: Elem, parent: Any) -> Any:
        """The element with all below it, or None where there is nothing to read."""
        node = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + elem.tag), P=parent))
        kids = [kid for kid in (self.kid(kid, node) for kid in elem.kids) if kid is not None]
        if not kids and elem.tag not in _MAY_BE_EMPTY:
            return None
        node.K = Array(kids)
        if elem.alt:
            node.Alt = String(xmp.legal(elem.alt))
        attributes = _attributes(elem)
        if attributes is not None:
            node.A = attributes
        return node

    def kid(self, kid: Elem | Mark | Annotation, node: Any) -> Any:
        if isinstance(kid, Elem):
            return self.element(kid, node)
        page = self.pages[kid.page]
        if isinstance(kid, Mark):
            self.owners[kid.page][kid.number] = node
            return Dictionary(Type=Name.MCR, Pg=page, MCID=kid.number)
        return Dictionary(Type=Name.OBJR, Obj=self.annotation(kid, page, node), Pg=page)

    def annotation(self, link: Annotation, page: Any, node: Any) -> Any:
        address = quote(xmp.legal(link.address), safe=":/?#[]@!$&'()*+,;=%-._~")
        made = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=Array([round(value, 2) for value in link.rect]),
                Border=Array([0, 0, 0]),
                F=4,
                Contents=String(xmp.legal(link.address)),
                StructParent=len(self.pages) + len(self.links),
                A=Dictionary(S=Name.URI, URI=String(address)),
            )
        )
        self.links.append(node)
        if "/Annots" not in page:
            page.Annots = Array()
        page.Annots.append(made)
        return made


def _attributes(elem: Elem) -> Any:
    if elem.scope:
        return Dictionary(O=Name.Table, Scope=Name("/" + elem.scope))
    if elem.numbering:
        return Dictionary(O=Name.List, ListNumbering=Name("/" + elem.numbering))
    if elem.bbox:
        box = Array([round(value, 2) for value in elem.bbox])
        return Dictionary(O=Name.Layout, Placement=Name.Block, BBox=box)
    return None


def _catalog(pdf: pikepdf.Pdf, letter: Letter) -> None:
    root = pdf.Root
    root.Lang = String(letter.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    profile = pdf.make_stream((paths.resources() / "icc" / "sRGB.icc").read_bytes(), N=3)
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


def _fonts(pdf: pikepdf.Pdf) -> list[Any]:
    """Every font once, pages sharing theirs."""
    found: dict[tuple[int, int], Any] = {}
    for page in pdf.pages:
        for _, font in page.obj.Resources.get("/Font", Dictionary()).items():
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
