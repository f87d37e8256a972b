"""Questions about photographs, answered by towers that were trained for other things."""
