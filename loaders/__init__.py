"""Files in and out of the register: recognise, read, transform, check, plan, write, report."""
