"""A case as a package for the e-archive: E-ARK CSIP 2.1, which FGS Paketstruktur 2.0 is built on."""

from lssdesk.flow.archive.package import Package, make, name_of

__all__ = ["Package", "make", "name_of"]
