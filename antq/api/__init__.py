"""Open data: the JSON API, exports, the feed, the map of the site, what search engines read of a page."""
