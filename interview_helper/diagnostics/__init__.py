"""What a report of a fault needs to say of a machine, with nothing of the user's own in it."""
