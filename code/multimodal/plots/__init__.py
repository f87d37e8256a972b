"""Figures of the course: functions that speak the reader's language and return a Figure."""
