"""The municipality's logo as a picture that an archivable PDF can hold: opaque sRGB of a sane size."""

from io import BytesIO
from typing import Any

from PIL import Image

from lssdesk.errors import Refused
from lssdesk.texts import t

_MAX_PIXELS = (600, 300)  # 360 dots an inch at the largest size that a letter shows


def read(data: bytes) -> Any:
    """The picture in ``data``, on white where it is see-through.  Refused where it cannot be read."""
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
            image.draft("RGB", _MAX_PIXELS)
            picture = image.convert("RGBA")
    except (
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise Refused(t("pdf.bad_logo")) from error
    picture.thumbnail(_MAX_PIXELS)
    ground = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(ground, picture).convert("RGB")
