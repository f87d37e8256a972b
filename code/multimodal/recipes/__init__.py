"""What the chapters put together from the parts: tasks, small models, long studies."""
