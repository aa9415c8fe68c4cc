"""PDFs made by hand for tests: of one font, with the drawing of each page as it is given."""

import io
import zlib

from pypdf import PdfReader, PdfWriter

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def pdf(*pages, more=(), catalog=b""):
    """A page for each drawing; `more` are objects from number 4 + 2 * pages on."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * at) for at in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>",
        b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(pages), kids),
        FONT,
    ]
    for at, drawing in enumerate(pages):
        resources = b"<</Font<</F 3 0 R>>/XObject<</X %d 0 R>>>>" % (4 + 2 * len(pages))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources%b>>"
            % (5 + 2 * at, resources)
        )
        objects.append(stream(drawing))
    return whole([*objects, *more])


def stream(data, about=b""):
    packed = zlib.compress(data)
    return b"<</Length %d/Filter/FlateDecode%b>>stream\n%b\nendstream" % (len(packed), about, packed)


def whole(objects):
    data, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data))
    return data + head + table + end


def lines(*written, x=72, top=700, size=11, leading=14):
    """A drawing of lines below each other."""
    shown = b" T* ".join(b"(%b) Tj" % line.encode("latin-1") for line in written)
    return b"BT /F %d Tf %d TL %d %d Td %b ET\n" % (size, leading, x, top, shown)


def changed(data, change):
    """A PDF after a change by pypdf's writer."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
