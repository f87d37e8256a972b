"""What the chapters put together from the parts: tasks, small models, studies that ran elsewhere."""
