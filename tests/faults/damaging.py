"""Ways in which bytes are harmed by chance: by a disk, a cable, a program that thinks they are text, or a person."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

Harm = Callable[[bytes, Random], bytes]


def flip_bit(data: bytes, rng: Random) -> bytes:
    """One bit is the other one."""
    at = rng.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << rng.randrange(8))]) + data[at + 1 :]


def change_byte(data: bytes, rng: Random) -> bytes:
    """One byte is any other."""
    at = rng.randrange(len(data))
    return data[:at] + bytes([rng.randrange(256)]) + data[at + 1 :]


def cut_end(data: bytes, rng: Random) -> bytes:
    """The end is missing."""
    return data[: rng.randrange(len(data))]


def cut_out(data: bytes, rng: Random) -> bytes:
    """Something is missing in the middle."""
    at = rng.randrange(len(data))
    return data[:at] + data[at + rng.choice((1, 1, 2, 7, 64, 512)) :]


def insert(data: bytes, rng: Random) -> bytes:
    """Something is there too much."""
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.choice((b" ", b"\n", b"0", b",", b"\xef\xbb\xbf", b"\r", rng.randbytes(9))) + data[at:]


def swap_bytes(data: bytes, rng: Random) -> bytes:
    """Two bytes have each other's place."""
    harmed = bytearray(data)
    one, other = rng.randrange(len(data)), rng.randrange(len(data))
    harmed[one], harmed[other] = data[other], data[one]
    return bytes(harmed)


def swap_lines(data: bytes, rng: Random) -> bytes:
    """Two lines have each other's place."""
    lines = data.split(b"\n")
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def repeat(data: bytes, rng: Random) -> bytes:
    """A piece is there twice."""
    at, end = sorted((rng.randrange(len(data)), rng.randrange(len(data))))
    return data[:end] + data[at:]


def blank(data: bytes, rng: Random) -> bytes:
    """A block is zeros, as after a power cut."""
    at = rng.randrange(len(data))
    length = min(rng.choice((1, 16, 512, 4096)), len(data) - at)
    return data[:at] + bytes(length) + data[at + length :]


def mix(data: bytes, rng: Random) -> bytes:
    """A block of the file stands in another place of it too."""
    length = rng.choice((16, 512))
    at, of = rng.randrange(len(data)), rng.randrange(len(data))
    return data[:at] + data[of : of + length] + data[at + length :]


def as_text(data: bytes, rng: Random) -> bytes:
    """A program took it for text and wrote it as it liked."""
    return rng.choice((data.replace(b"\n", b"\r\n"), data.rstrip(b"\n"), data + b"\n", b"\xef\xbb\xbf" + data, b""))


def change_digit(data: bytes, rng: Random) -> bytes:
    """One digit or letter is another one, and all else is as it was."""
    places = [at for at in rng.choices(range(len(data)), k=60) if chr(data[at]).isalnum()]
    if not places:
        return data
    at = rng.choice(places)
    return data[:at] + rng.choice(b"0123456789abcdef").to_bytes(1, "big") + data[at + 1 :]


HARMS: tuple[Harm, ...] = (
    *(
        flip_bit,
        change_byte,
        cut_end,
        cut_out,
        insert,
        swap_bytes,
        swap_lines,
        repeat,
        blank,
        mix,
        as_text,
        change_digit,
    ),
)


def harm(data: bytes, rng: Random, times: int = 1) -> tuple[bytes, str]:
    """The bytes after so many random harms, and their names. They may be the same bytes."""
    names = []
    for _ in range(times):
        way = rng.choice(HARMS)
        data = way(data, rng) if data else data
        names.append(way.__name__.replace("_", " "))
    return data, ", ".join(names)
