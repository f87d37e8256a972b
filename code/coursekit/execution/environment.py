"""What the outputs depend on besides code, data and libraries: preset and device class."""

import ctypes
import os
from functools import cache

from coursekit.course import require_known
from multimodal.presets import PRESETS


def preset_in_force(name: str | None = None) -> str:
    """The preset asked for, else ``COURSE_PRESET``, else the one that suits this machine."""
    suits = "full" if device_class() == "cuda" else "small"
    return require_known("preset", name or os.environ.get("COURSE_PRESET") or suits, PRESETS)


@cache
def device_class() -> str:
    """``cuda`` if the driver reports a GPU, else ``cpu``; asked without loading torch."""
    for library in ("libcuda.so.1", "nvcuda.dll"):
        try:
            driver = ctypes.CDLL(library)
        except OSError:
            continue
        count = ctypes.c_int(0)
        if driver.cuInit(0) == 0 and driver.cuDeviceGetCount(ctypes.byref(count)) == 0:
            return "cuda" if count.value else "cpu"
    return "cpu"
