"""The site: pages for readers, made of what the desk published, in a folder that any web server can show."""
