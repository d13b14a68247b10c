"""All paths of writing, by name."""

from tests.faults import paths_backup, paths_flow, paths_later, paths_store
from tests.faults.scene import WritePath

PATHS: tuple[WritePath, ...] = (
    *paths_store.PATHS,
    *paths_flow.PATHS,
    *paths_later.PATHS,
    *paths_backup.PATHS,
)
BY_NAME = {path.name: path for path in PATHS}
