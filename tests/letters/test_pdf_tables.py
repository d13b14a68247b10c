"""Tables: which headers a cell has, how wide columns are, what happens when they have no room."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest

from lssdesk.letters import blocks as b
from lssdesk.letters.pdf import draw, grid, render
from lssdesk.letters.pdf.style import BODY_BOTTOM, LEFT, RIGHT
from tests.letters.pdf_letters import PROSE, flat, letter, lines_within, page_texts, text_edges
from tests.letters.pdf_reading import own_reading
from tests.letters.pdf_shapes import LONG_WORD, SHAPES, SPANS, TALL_CELLS, WIDE

BARE: dict[str, Any] = {"recipient": (), "references": (), "sender": b.Letterhead("")}


def cells(pdf: bytes) -> list[tuple[str, dict[str, Any]]]:
    """Tag, id and table attributes of each cell in reading order."""
    found: list[tuple[str, dict[str, Any]]] = []

    def walk(node: pikepdf.Object) -> None:
        if node.S in ("/TH", "/TD"):
            told = {str(key)[1:]: value for key, value in node.get("/A", {}).items() if key != "/O"}
            plain = {key: [*map(str, value)] if key == "Headers" else value for key, value in told.items()}
            plain |= {"ID": str(node.ID)} if "/ID" in node else {}
            found.append((str(node.S)[1:], {k: str(v) if k == "Scope" else v for k, v in plain.items()}))
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if not isinstance(kid, int) and "/S" in kid:
                walk(kid)

    with pikepdf.open(BytesIO(pdf)) as document:
        walk(document.Root.StructTreeRoot.K)
        return found


def test_simple_headers_have_a_scope() -> None:
    table = b.Table(("Dag", "Tid"), (("Måndag", "2"), ("", "3")), row_heads=True, total=("Summa", "5"))
    assert cells(render(letter(table))) == [
        ("TH", {"Scope": "/Column"}),
        ("TH", {"Scope": "/Column"}),
        ("TH", {"Scope": "/Row"}),
        ("TD", {}),
        ("TD", {}),
        ("TD", {}),
        ("TH", {"Scope": "/Row"}),
        ("TD", {}),
    ]


def test_with_spans_each_cell_names_its_headers() -> None:
    found = cells(render(letter(SPANS)))
    ids = [told["ID"] for _, told in found if "ID" in told]
    assert len(set(ids)) == len(ids) > 5
    assert {name for _, told in found for name in told.get("Headers", [])} <= set(ids)
    first = next(told for tag, told in found if tag == "TD")
    assert first["Headers"] == ["table-1-head-0-1", "table-1-head-1-1", "table-1-body-0-0"]
    assert [told["ColSpan"] for _, told in found if "ColSpan" in told] == [2, 2]
    assert [told["RowSpan"] for _, told in found if "RowSpan" in told] == [2, 2, 2, 2, 3]


def test_ids_of_two_tables_differ() -> None:
    ids = [told["ID"] for _, told in cells(render(letter(SPANS, SPANS))) if "ID" in told]
    assert len(set(ids)) == len(ids)


REGULAR = [
    # name, rows, (row, column, rows, columns) of each cell
    ("plain", (("a", "b"),), [(0, 0, 1, 1), (0, 1, 1, 1)]),
    ("short row", (("a", "b"), ("c",)), [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]),
    ("over columns", ((b.Cell("a", columns=2),), ("b", "c")), [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)]),
    ("over rows", ((b.Cell("a", rows=2), "b"), ("c",)), [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)]),
    ("over more rows than there are", ((b.Cell("a", rows=9), "b"),), [(0, 0, 1, 1), (0, 1, 1, 1)]),
    ("no size", ((b.Cell("a", rows=0, columns=-3), "b"),), [(0, 0, 1, 1), (0, 1, 1, 1)]),
    (
        "stopped by a cell from above",
        (("a", b.Cell("b", rows=2)), (b.Cell("c", columns=3), "d")),
        [(0, 0, 1, 1), (0, 1, 2, 1), (0, 2, 1, 1), (1, 0, 1, 1), (1, 2, 1, 1)],
    ),
]


@pytest.mark.parametrize(("name", "rows", "expected"), REGULAR)
def test_every_table_is_regular(
    name: str, rows: tuple[tuple[b.TableCell, ...], ...], expected: list[tuple[int, int, int, int]]
) -> None:
    ((section,), _) = grid.sections(b.Table((), rows))
    assert [(one.row, one.column, one.rows, one.columns) for one in section.places] == expected


WIDTHS = [
    # shares, least, room, widths
    ([1.0, 1.0], [10.0, 10.0], 100.0, [50.0, 50.0]),
    ([1.0, 3.0], [10.0, 10.0], 100.0, [25.0, 75.0]),
    ([1.0, 3.0], [40.0, 10.0], 100.0, [40.0, 60.0]),
    ([1.0, 1.0, 8.0], [20.0, 11.0, 10.0], 100.0, [20.0, 11.0, 69.0]),
    ([1.0, 1.0], [50.0, 50.0], 100.0, [50.0, 50.0]),
    ([1.0, 1.0], [60.0, 50.0], 100.0, None),
]


@pytest.mark.parametrize(("shares", "least", "room", "expected"), WIDTHS)
def test_no_column_is_narrower_than_its_words(
    shares: list[float], least: list[float], room: float, expected: list[float] | None
) -> None:
    found = grid.widths(shares, least, room)
    assert found == (pytest.approx(expected) if expected else None)


@pytest.mark.parametrize("layout", b.LAYOUTS)
def test_a_table_without_room_is_said_line_by_line(layout: b.Layout) -> None:
    read = own_reading(render(letter(WIDE, **BARE), layout))
    assert "Table" not in " ".join(read)
    said = [line.strip()[1:-1] for line in read if line.strip().startswith('"')]
    assert said[0] == "En bred tabell"
    assert said[1:4] == [f"{WIDE.header[n]}: Värde0 {LONG_WORD[:18]}" for n in range(3)]
    assert said[-1] == f"{WIDE.header[6]}: 5"
    assert len(said) == 1 + 7 * 7


def test_a_cell_over_rows_is_said_with_each_of_them_but_its_footnote_once() -> None:
    header = tuple(LONG_WORD for _ in range(6))
    rows = ((b.Cell((b.Run("båda", note="noten"),), rows=2), *"abcde"), (*"fghij",))
    said = flat(render(letter(b.Table(header, rows))))
    assert said.count(f"{LONG_WORD}: båda") == 2
    assert said.count("noten") == 1


def test_a_table_of_headers_alone_is_not_lost() -> None:
    assert flat(render(SHAPES["a table of headers alone"])).count(LONG_WORD) == 9


def test_a_cell_over_rows_goes_on_over_pages() -> None:
    text = " ".join(f"ord{n}." for n in range(900))
    table = b.Table(("A", "B"), ((b.Cell(text, rows=3), "ett"), ("två",), ("tre",)))
    pages = page_texts(render(letter(table)))
    assert len(pages) > 2
    words = " ".join(pages).split()
    assert [n for n in range(900) if words.count(f"ord{n}.") != 1] == []
    assert all(word in words for word in ("ett", "två", "tre"))


def test_cells_taller_than_a_page_end() -> None:
    drawn = draw(letter(TALL_CELLS))
    assert drawn.pages < 20
    assert flat(drawn.pdf).count("körsång") == sum(1 + 14 * (n % 3) for n in range(8))


@pytest.mark.parametrize("filler", range(24))
def test_a_total_stands_with_the_row_above(filler: int) -> None:
    table = b.Table(("A", "B"), tuple((f"rad{n}.", "1") for n in range(12)), total=("Summa", "12"))
    pages = page_texts(render(letter(b.Paragraph("Utfyllnad.\n" * filler), table)))
    assert "rad11." in next(page for page in pages if "Summa" in page)


def test_columns_grow_for_their_words_and_keep_inside() -> None:
    table = b.Table(("A", "B", "C"), ((LONG_WORD[:30], "b", "c"),), widths=(1, 9, 9))
    pdf = render(letter(table))
    left, _, right, _ = lines_within(pdf, 0, LONG_WORD[:30])
    assert right - left > 100
    assert text_edges(pdf)[0] >= LEFT - 1
    assert text_edges(pdf)[1] <= RIGHT + 1


def test_all_header_rows_are_repeated() -> None:
    table = b.Table(("Grupp", "X"), tuple((PROSE, "y") for _ in range(30)), subheaders=(("Under", "Z"),))
    pages = page_texts(render(letter(table)))
    assert len(pages) > 2
    assert all("Grupp X Under Z" in page for page in pages)


def test_a_table_with_totals_ends_above_the_margin() -> None:
    for filler in range(0, 40, 3):
        made = letter(b.Paragraph("Utfyllnad.\n" * filler), SPANS, **BARE)
        assert text_edges(render(made))[2] <= BODY_BOTTOM
