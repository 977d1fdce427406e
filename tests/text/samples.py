"""Files made by code: small PDFs and Word files for the tests of the readers."""

from __future__ import annotations

import io
from collections.abc import Sequence

STREAM = "BT /F1 11 Tf 14 TL 60 780 Td {lines} ET"
PICTURE = (
    b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
    b"\nstream\n\x00\nendstream"
)


def pdf(pages: Sequence[Sequence[str]], *, title: str = "", picture: bool = False) -> bytes:
    """A PDF with the given lines on its pages, or with a picture on each."""
    count = len(pages)
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Title ({title}) >>".encode(),
    ]
    resources = f"/XObject << /Im1 {5 + 2 * count} 0 R >>" if picture else "/Font << /F1 3 0 R >>"
    for number, lines in enumerate(pages):
        content = f"/Resources << {resources} >> /Contents {6 + 2 * number} 0 R"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {content} >>".encode())
        shown = "/Im1 Do" if picture else STREAM.format(lines=" ".join(f"({_escaped(line)}) Tj T*" for line in lines))
        stream = shown.encode("cp1252")
        objects.append(f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream")
    return _file([*objects, PICTURE])


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _file(objects: Sequence[bytes]) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + content + b"\nendobj\n")
    start = out.tell()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    out.write(f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}".encode())
    out.write(f"trailer\n<< /Size {len(places) + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()
