"""Controllers: they connect the panels with the workbench."""
