"""How answers are judged: biases, contradictions, confidence, maps of attention."""
