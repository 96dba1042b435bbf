"""`factcheck site`: the pages that readers get, in a folder that any web server can show."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.options import AtOption, DeskOption, JsonLinesOption, JsonOption, PlainOption, examples
from factcheck.cli.session import start

REFUSED = 3
SiteFolderArgument = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the site.")]
BaseUrlOption = Annotated[
    str, typer.Option("--base-url", metavar="U", help="Where the site will stand; else url under [site] in desk.toml.")
]
LangOption = Annotated[str, typer.Option("--lang", metavar="L", help="The language of the pages; else the desk's.")]


def register(app: typer.Typer) -> None:
    """Add these commands."""
    site = typer.Typer(help="The site that readers get: build it, look at it, check it.", no_args_is_help=True)
    site.command("build", epilog=examples(
        "factcheck site build public --base-url https://desk.example/checks",
        "factcheck site build public-es --lang es",
    ))(build)  # fmt: skip
    site.command("serve", epilog=examples("factcheck site serve public", "factcheck site serve --port 8500"))(serve)
    site.command("check", epilog=examples("factcheck site check public", "factcheck site check public --json"))(check)
    app.add_typer(site, name="site")


def build(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder, or one that was built before.")],
    base_url: BaseUrlOption = "",
    lang: LangOption = "",
    desk: DeskOption = None,
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Build the site of everything that is published. Only what changed is written, and nothing outside of DIR.

    A page for each check and article, lists, a search that needs no server, the log of corrections, a page on how the desk
    works, a feed, and the data for aggregators. The exit code is 3 where a case had to be left out because its words would
    give a confidential source away.
    """
    from factcheck.desk.site import build_site
    from factcheck.render.progress import phases
    from factcheck.render.site_page import show_built

    session = start(desk, at=at, json=json, plain=plain)
    with phases(session.output) as progress:
        built = build_site(session.desk, folder, base_url=base_url, language=lang, progress=progress)
    show_built(session.output, built)
    if built.leaks:
        raise typer.Exit(REFUSED)


def serve(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="A site that was built; else it is built for the moment.")
    ] = None,
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=0, max=65535, help="The port; 0 takes a free one.")
    ] = 8400,
    base_url: BaseUrlOption = "",
    lang: LangOption = "",
    desk: DeskOption = None,
    at: AtOption = "",
    plain: PlainOption = False,
) -> None:
    """Show a site to this machine's own browser until you press Ctrl-C. Nobody else can see it."""
    from factcheck.desk.site_serving import serve_site

    session = start(desk, at=at, plain=plain)
    with serve_site(session.desk, folder, port, base_url=base_url, language=lang) as preview:
        session.output.line(f"Open {preview.address} in a browser. Ctrl-C ends it.")
        session.output.stdout.flush()
        preview.run()


def check(
    folder: SiteFolderArgument,
    desk: DeskOption = None,
    at: AtOption = "",
    json: JsonLinesOption = False,
    plain: PlainOption = False,
) -> None:
    """Look a site through before it goes online. The exit code is 3 where something has to be mended.

    The rules of ClaimReview, links and anchors that lead nowhere, pictures without words, ids that stand twice, verdicts
    older than their evidence, pages that are behind the desk, and confidential text in any file.
    """
    from factcheck.desk.site_checking import check_site
    from factcheck.render.progress import phases
    from factcheck.render.site_page import show_site_findings

    session = start(desk, at=at, json=json, plain=plain)
    with phases(session.output) as progress:
        findings = check_site(session.desk, folder, progress)
    show_site_findings(session.output, findings)
    if findings:
        raise typer.Exit(REFUSED)
