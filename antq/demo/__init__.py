"""Sample data: the five seed documents and a year of nominations, made by the application's own actions."""
