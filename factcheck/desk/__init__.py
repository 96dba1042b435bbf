"""The jobs of the desk: the public Python API, and the only door from the faces to the rooms.

Each module holds the jobs on one thing: `setup` and `place` (the desk itself), `intake`, `cases`, `evidence`, `questions`,
`replies`, `verdicts`, `publishing`, `summaries`, `lists`, `health`. Every job takes the open `Desk` first:

    from factcheck.desk.place import open_desk
    from factcheck.desk.cases import NewClaim, open_case

    desk = open_desk(Path("cases"), by="Ana Ruiz <ana@desk.example>")
    done = open_case(desk, NewClaim("The bridge cost 40 million"))

Nothing is imported here, so that a command loads only the rooms that its own job needs.
"""
