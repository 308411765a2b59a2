"""One kind of field a file, both ways: what print says, and how it is printed again."""
