"""Parts of the year's page: leave, load, season, and the plan against reality."""
