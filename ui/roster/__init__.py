"""Parts of the week roster's page: the grid, what stands beside it, and its dialogs."""
