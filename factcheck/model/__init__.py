"""The words of the trade as frozen dataclasses, the events that change them, and the fold.

Standard library only, and no file, no clock and no settings: everything here is a function of its arguments.
"""
