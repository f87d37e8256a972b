"""The trainings and measurements of the chapters on captions."""
