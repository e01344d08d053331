"""The WSGI entry point: `flask --app app …` and `granian --interface wsgi app:app`."""

from antq import create_app

app = create_app()
