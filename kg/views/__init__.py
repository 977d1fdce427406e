"""What people look at: one offline HTML page, and files for Gephi, R and spreadsheets."""
