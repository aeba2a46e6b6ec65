"""Views of a decoded token that the response panel and the inspector share."""
