"""``python -m coursekit``."""

import sys

from coursekit.refusal import sentence

try:
    from coursekit.cli import main
except (ImportError, SyntaxError) as error:
    sys.exit(f"error: {sentence(error) or error}")
sys.exit(main())
