"""The municipality's logo as a picture that an archivable PDF can hold: opaque sRGB of a sane size."""

import warnings
from io import BytesIO
from typing import Any

from PIL import Image

from lssdesk.errors import Refused
from lssdesk.model import pictures
from lssdesk.texts import t

_MAX_PIXELS = (600, 300)  # 360 dots an inch at the largest size that a letter shows
_KINDS = ("PNG", "JPEG")
_MOST_DOTS = 25_000_000


def read(data: bytes) -> Any:
    """The picture in ``data``, on white where it is see-through.  Refused where it cannot be read."""
    try:
        with (
            warnings.catch_warnings(action="error"),
            Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image,
        ):
            if image.width * image.height > _MOST_DOTS or pictures.endless(data):
                raise ValueError
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
