"""What a picture's bytes say before it is unpacked."""

MOST_SCANS = 64
_SCAN = b"\xff\xda"


def endless(data: bytes) -> bool:
    """Whether a JPEG paints its dots over and over.

    Photos do it ten times; a small file can be made to do it many thousand times, which takes hours.
    """
    return data.startswith(b"\xff\xd8") and data.count(_SCAN) > MOST_SCANS
