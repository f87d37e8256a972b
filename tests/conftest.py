"""What every test shares: one thread, the smallest preset, no network."""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("COURSE_PRESET", "mini")
os.environ.setdefault("HF_HUB_OFFLINE", "1")
