"""What a file is, by its first bytes: a declared type can lie."""

import re
from collections.abc import Mapping, Sequence

# What a browser may show as an image. SVG is none of them: it can run scripts.
IMAGES: Mapping[str, re.Pattern[bytes]] = {
    "image/png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "image/jpeg": re.compile(rb"\xff\xd8\xff"),
    "image/gif": re.compile(rb"GIF8[79]a"),
    "image/webp": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
}
OTHERS: Mapping[str, re.Pattern[bytes]] = {
    "application/pdf": re.compile(rb"%PDF-"),
    "application/zip": re.compile(rb"PK\x03\x04|PK\x05\x06"),
    "application/gzip": re.compile(rb"\x1f\x8b"),
    "video/mp4": re.compile(rb".{4}ftyp", re.DOTALL),
    "audio/mpeg": re.compile(rb"ID3|\xff[\xf2\xf3\xfb]"),
    "application/x-executable": re.compile(rb"\x7fELF|MZ|\xca\xfe\xba\xbe|#!"),
    "text/html": re.compile(rb"\s*<(?:!doctype\s+html|html|head|body|script|iframe|svg|\?xml)[\s>]", re.IGNORECASE),
}
# Formats that are archives inside.
ZIPPED = re.compile(r"application/(?:vnd\.openxmlformats-|vnd\.oasis\.|epub\+zip|java-archive).*|application/zip")
MEDIA_TYPE = re.compile(r"[a-z0-9.+-]+/[a-z0-9.+-]+")
UNKNOWN = "application/octet-stream"


def detect_type(content: bytes, declared: str | None) -> str:
    """Returns the type to store: by the bytes where they tell, else as declared, never an image or a PDF that is none."""
    base = (declared or "").partition(";")[0].strip().lower()
    for media_type, signature in {**IMAGES, **OTHERS}.items():
        if signature.match(content):
            return base if media_type == "application/zip" and ZIPPED.fullmatch(base) else media_type
    told_by_bytes = base in OTHERS or base.startswith(("image/", "video/mp4")) or ZIPPED.fullmatch(base) is not None
    if not MEDIA_TYPE.fullmatch(base) or told_by_bytes:
        return UNKNOWN
    return base


def is_allowed(media_type: str, allowed: Sequence[str]) -> bool:
    """Returns whether the type is one of those allowed: `application/pdf`, `image/*`, `*/*`."""
    kind = media_type.partition("/")[0]
    return not {media_type, f"{kind}/*", "*/*"}.isdisjoint(allowed)
