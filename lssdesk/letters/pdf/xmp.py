"""Metadata twice over, as PDF/A wants it: the document information and the same facts as an XMP packet."""

import re
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

from lssdesk.letters.blocks import Heading, Letter
from lssdesk.texts import t

PROGRAM = "lssdesk"
_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# PDF/A knows no pdfuaid; a packet that uses it has to say what it is.
_EXTENSION = """<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>
<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA that the document follows</pdfaProperty:description></rdf:li>
</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
{facts}
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:CreatorTool>{program}</xmp:CreatorTool><pdf:Producer>{program}</pdf:Producer>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
{extension}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def legal(text: str) -> str:
    """``text`` on one line and without what XML cannot hold."""
    return " ".join(_ILLEGAL.sub(" ", text).split())


@dataclass(frozen=True)
class Facts:
    """What the file says of itself.  Author and subject may be empty and are then left out."""

    title: str
    author: str
    subject: str
    language: str
    created: datetime

    @classmethod
    def of(cls, letter: Letter) -> "Facts":
        """The letter's facts; one without a title is called by its first heading, else "Brev"."""
        headings = (block.text for block in letter.body if isinstance(block, Heading))
        title = next(filter(None, map(legal, (letter.title, *headings))), t("pdf.untitled"))
        return cls(title, legal(letter.author), legal(letter.subject), letter.language, letter.created)

    def info(self) -> dict[str, str]:
        """Entries of the document information dictionary."""
        date = self.created.strftime("D:%Y%m%d%H%M%S") + self._offset().replace(":", "'")
        date += "'" if self._offset() not in ("", "Z") else ""
        entries = {"Title": self.title, "Author": self.author, "Subject": self.subject, "Creator": PROGRAM}
        entries |= {"Producer": PROGRAM, "CreationDate": date, "ModDate": date}
        return {key: value for key, value in entries.items() if value}

    def packet(self) -> bytes:
        """The XMP packet, UTF-8."""
        facts = [_alternative("title", self.title), _array("language", "Bag", self.language)]
        if self.author:
            facts.append(_array("creator", "Seq", self.author))
        if self.subject:
            facts.append(_alternative("description", self.subject))
        date = self.created.strftime("%Y-%m-%dT%H:%M:%S") + self._offset()
        text = _PACKET.format(facts="\n".join(facts), date=date, program=PROGRAM, extension=_EXTENSION)
        return text.encode()

    def _offset(self) -> str:
        offset = self.created.utcoffset()
        if offset is None:
            return ""
        minutes = round(offset.total_seconds() / 60)
        return (
            f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
            if minutes
            else "Z"
        )


def _array(name: str, kind: str, value: str) -> str:
    return f"<dc:{name}><rdf:{kind}><rdf:li>{escape(value)}</rdf:li></rdf:{kind}></dc:{name}>"


def _alternative(name: str, value: str) -> str:
    entry = f'<rdf:li xml:lang="x-default">{escape(value)}</rdf:li>'
    return f"<dc:{name}><rdf:Alt>{entry}</rdf:Alt></dc:{name}>"
