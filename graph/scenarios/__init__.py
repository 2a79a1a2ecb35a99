"""What if: changes thought through on the register, compared, kept by name, and applied."""
