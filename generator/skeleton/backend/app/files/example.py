"""Files for example records: landscapes, drawn here, and documents of one page."""

import struct
import zlib
from functools import lru_cache
from math import sin
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.settings import get_settings
from app.files.service import store
from app.files.storage import create_storage

WIDTH, HEIGHT = 480, 360

Colour = tuple[int, int, int]

# For each landscape the sky above, the sky at the horizon, the sun, and the hills from far to near.
PALETTES: tuple[tuple[Colour, ...], ...] = (
    ((94, 155, 212), (226, 238, 246), (255, 246, 214), (143, 178, 190), (96, 142, 139), (52, 96, 92)),
    ((243, 142, 97), (253, 220, 167), (255, 243, 205), (202, 118, 98), (140, 80, 92), (77, 52, 78)),
    ((66, 84, 138), (214, 178, 196), (255, 226, 200), (124, 112, 158), (81, 80, 128), (44, 48, 87)),
    ((158, 205, 196), (243, 245, 226), (255, 250, 226), (161, 194, 146), (105, 153, 103), (57, 105, 77)),
    ((118, 176, 222), (250, 236, 205), (255, 252, 235), (222, 188, 132), (196, 146, 86), (146, 99, 60)),
    ((186, 200, 216), (244, 244, 242), (255, 255, 255), (172, 184, 198), (124, 140, 160), (79, 96, 118)),
)


async def example_file(session: AsyncSession, number: int) -> UUID:
    """Stores a document and returns its id."""
    file = await store(
        session, create_storage(get_settings()), f"document-{number + 1}.pdf", "application/pdf", document(number)
    )
    return file.id


async def example_image(session: AsyncSession, number: int) -> UUID:
    """Stores a picture and returns its id."""
    file = await store(
        session,
        create_storage(get_settings()),
        f"picture-{number + 1}.png",
        "image/png",
        landscape(number % len(PALETTES)),
    )
    return file.id


@lru_cache(maxsize=len(PALETTES))
def landscape(number: int) -> bytes:
    """Returns a PNG: a sky, a sun and three rows of hills."""
    above, below, sun, *hills = PALETTES[number]
    centre, middle, radius = WIDTH * (25 + 17 * number % 50) // 100, HEIGHT * 36 // 100, HEIGHT // 11
    tops = [
        [
            HEIGHT * (0.5 + 0.16 * row)
            + HEIGHT * 0.07 * sin(x / (62 - 13 * row) + 2.3 * number + row)
            + HEIGHT * 0.03 * sin(x / (23 - 4 * row) + number * row)
            for x in range(WIDTH)
        ]
        for row in range(len(hills))
    ]
    lines = []
    for y in range(HEIGHT):
        share = min(1.0, y / (HEIGHT * 0.62))
        line = bytearray(bytes(_mix(above, below, share)) * WIDTH)
        for x in range(centre - radius - 1, centre + radius + 2):
            inside = radius + 0.5 - ((x - centre) ** 2 + (y - middle) ** 2) ** 0.5
            _paint(line, x, sun, inside)
        for hill, top in zip(hills, tops, strict=True):
            if y < min(top):
                continue
            if y > max(top) + 1:
                line = bytearray(bytes(hill) * WIDTH)
                continue
            for x in range(WIDTH):
                _paint(line, x, hill, y - top[x])
        lines.append(b"\0" + bytes(line))
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    parts = (b"IHDR", header), (b"IDAT", zlib.compress(b"".join(lines), 9)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


def _mix(one: Colour, other: Colour, share: float) -> Colour:
    """Returns the colour that lies that far from the one to the other."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _paint(line: bytearray, x: int, colour: Colour, cover: float) -> None:
    """Paints one dot; one that is covered in part lets what is behind it through, so that edges are smooth."""
    if cover <= 0:
        return
    at = 3 * x
    behind = line[at], line[at + 1], line[at + 2]
    line[at : at + 3] = bytes(colour if cover >= 1 else _mix(behind, colour, cover))


def document(number: int) -> bytes:
    """Returns a PDF of one page that says which one it is."""
    text = f"BT /F1 24 Tf 72 740 Td (Document {number + 1}) Tj ET".encode("ascii")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
    ]
    written, places = b"%PDF-1.4\n", []
    for index, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (index, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size, start = len(objects) + 1, len(written)
    return written + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, start)
    )
