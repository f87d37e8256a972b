"""The course's parts beside other libraries' of the same meaning: speed, memory, equal answers."""
