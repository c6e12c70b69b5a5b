"""Charts that are painted: sharp at every size and on paper, told to screen readers, with a table behind each."""
