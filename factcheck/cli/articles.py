"""`factcheck article`: the articles of the desk."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli.options import (
    AtOption,
    ByOption,
    CsvOption,
    DeskOption,
    JsonLinesOption,
    JsonOption,
    PlainOption,
    examples,
)
from factcheck.cli.session import start

article_app = typer.Typer(help="The articles that were taken in.", no_args_is_help=True, rich_markup_mode=None)
ArticleArgument = Annotated[str, typer.Argument(metavar="ARTICLE", help="The article: its id or a beginning of it.")]


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(article_app, name="article")


@article_app.command("list", epilog=examples("factcheck article list", "factcheck article list --json"))
def list_(
    desk: DeskOption = None, json: JsonLinesOption = False, csv: CsvOption = False, plain: PlainOption = False
) -> None:
    """List the articles, the newest first. Each has the number of its claims that are checked."""
    from factcheck.desk.lists import list_articles
    from factcheck.render.article_page import show_articles

    session = start(desk, json=json, csv=csv, plain=plain)
    show_articles(session.output, list_articles(session.desk))


@article_app.command("show", epilog=examples("factcheck article show 4m8", "factcheck article show 4m8 --text"))
def show(
    article: ArticleArgument,
    text: Annotated[bool, typer.Option("--text", help="Show the stored text too.")] = False,
    desk: DeskOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Show one article. That is its details, its versions, its claims and what was declined."""
    from factcheck.desk.lists import read_article
    from factcheck.render.article_page import show_article

    session = start(desk, json=json, plain=plain)
    found, rows = read_article(session.desk, article)
    show_article(session.output, found, rows, labels=session.labels, with_text=text or json)


@article_app.command("amend", epilog=examples("factcheck article amend 4m8 --published-on 2026-01-31"))
def amend(
    article: ArticleArgument,
    url: Annotated[str, typer.Option("--url", metavar="U", help="Where it stands on the web.")] = "",
    title: Annotated[str, typer.Option("--title", metavar="T", help="Its title.")] = "",
    publisher: Annotated[str, typer.Option("--publisher", metavar="P", help="Who published it.")] = "",
    author: Annotated[str, typer.Option("--author", metavar="A", help="Who wrote it.")] = "",
    published_on: Annotated[str, typer.Option("--published-on", metavar="D", help="When.")] = "",
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Write or change details of an article."""
    from factcheck.desk.intake import Given, amend_article
    from factcheck.render.added import show_added

    session = start(desk, by=by, at=at, json=json, plain=plain)
    amended = amend_article(session.desk, article, Given(url, title, publisher, author, published_on))
    show_added(session.output, f"Article {amended.id} amended.", identifier=amended.id)
