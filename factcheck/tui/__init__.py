"""The full-screen desk: the second face, for those who work in it all day.

`app` is thin; `actions` holds the one registry of what can be done and on which key; `screens` one screen each with its
`.tcss` beside it; `widgets` what screens are made of; `form` and `form_screen` every question with fields; `messages` what
passes between them. All text from the desk goes through `shown.shown`.
"""
