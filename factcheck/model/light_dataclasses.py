"""What `dataclasses` gives, at a hundredth of its cost when a class is made: nothing is compiled before it pays.

The methods of all classes are the same few functions. They behave as those of the standard library do, and its own
functions (`replace`, `asdict`, `fields`) take these classes too; `tests/model/test_light_dataclasses.py` compares the two.
A class of which many instances are made gets an `__init__` of its own, which takes a third of the time.
What the program does not use is left out: order, InitVar, keyword-only fields. `slots` says to a type checker that there
are no other attributes; here an instance keeps its values in its dictionary.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Any, TypeVar

MISSING: Any = type("MISSING", (), {"__repr__": lambda _self: "MISSING"})()
_FIELDS = "__light_fields__"
_MANY = 300  # instances after which writing out an `__init__` has paid for itself
T = TypeVar("T")


class Field:
    """One field: its name, the words of its type, what it is where nothing is given, and what is kept about it."""

    __slots__ = ("compare", "default", "default_factory", "metadata", "name", "repr", "type")

    def __init__(self, name: str, type: str, default: Any = MISSING) -> None:  # noqa: A002 - as in the standard library
        self.name, self.type, self.default = name, type, default
        self.default_factory: Any = MISSING
        self.compare = self.repr = True
        self.metadata: Mapping[str, Any] = {}


def field(
    *,
    default: Any = MISSING,
    default_factory: Any = MISSING,
    compare: bool = True,
    repr: bool = True,  # noqa: A002 - as in the standard library
    metadata: Mapping[str, Any] | None = None,
) -> Any:
    """What is to be said of a field besides its type; see `dataclasses.field`."""
    made = Field("", "", default)
    made.default_factory, made.compare, made.repr = default_factory, compare, repr
    made.metadata = metadata or {}
    return made


def dataclass(cls: Any = None, /, *, frozen: bool = False, slots: bool = False) -> Any:
    """Make a class of values; see `dataclasses.dataclass`."""
    del slots
    return _made(cls, frozen) if cls is not None else lambda cls: _made(cls, frozen)


def fields(one: Any) -> tuple[Field, ...]:
    """The fields of a class or of one of its instances, in their order."""
    return tuple(getattr(one, _FIELDS).values())


def replace(one: T, /, **changes: Any) -> T:
    """A copy with other values in some fields. Raises TypeError for a field that there is not."""
    kind = type(one)
    if _FIELDS not in kind.__dict__:  # a class of the standard library's
        import dataclasses

        return dataclasses.replace(one, **changes)  # type: ignore[type-var]
    known, values = kind.__dict__[_FIELDS], {**one.__dict__, **changes}
    if len(values) != len(
        known
    ):  # an unknown field, or more than fields: a cached property, which is not true of the copy
        if not changes.keys() <= known.keys():
            raise TypeError(f"{kind.__name__} has no field {', '.join(sorted(changes.keys() - known.keys()))}")
        values = {name: values[name] for name in known}
    copy = object.__new__(kind)
    object.__setattr__(copy, "__dict__", values)
    if hasattr(kind, "__post_init__"):
        copy.__post_init__()  # type: ignore[attr-defined]
    return copy


def asdict(one: Any) -> dict[str, Any]:
    """The values by the names of the fields, those of dataclasses inside too; lists, tuples and dicts are made anew."""
    return {name: _plain(getattr(one, name)) for name in _names(one)}


def _plain(value: Any) -> Any:
    if isinstance(value, (str, int, type(None))):
        return value
    if isinstance(value, (list, tuple)):
        return type(value)(map(_plain, value))
    if isinstance(value, dict):
        return {_plain(key): _plain(inside) for key, inside in value.items()}
    return value if isinstance(value, type) or not _names(value) else asdict(value)


def _names(one: Any) -> tuple[str, ...]:
    return tuple(getattr(one, _FIELDS, None) or getattr(one, "__dataclass_fields__", ()) or ())


def _made(cls: Any, frozen: bool) -> Any:
    own = cls.__dict__
    known = {name: one for above in reversed(cls.__mro__[1:]) for name, one in above.__dict__.get(_FIELDS, {}).items()}
    for name, kind in own.get("__annotations__", {}).items():
        if not str(kind).startswith("ClassVar"):
            known[name] = _field_of(cls, name, kind)
    setattr(cls, _FIELDS, known)
    setattr(cls, "__match_args__", tuple(known))  # noqa: B010 - a type checker takes it for that of type
    cls.__init__ = _init_of(cls, known)
    cls._compared = attrgetter(*(one.name for one in known.values() if one.compare)) if known else lambda _one: ()
    if own.get("__hash__") is None:  # as Python leaves it where only __eq__ is written
        cls.__hash__ = _hash if frozen else None
    if "__eq__" not in own:
        cls.__eq__ = _eq
    if "__repr__" not in own:
        cls.__repr__ = _repr
    if frozen:
        cls.__setattr__ = cls.__delattr__ = _refuse
    cls.__dataclass_fields__ = _Standard("__dataclass_fields__")
    cls.__dataclass_params__ = _Standard("__dataclass_params__")
    return cls


def _field_of(cls: Any, name: str, kind: Any) -> Field:
    given = cls.__dict__.get(name, MISSING)
    if not isinstance(given, Field):
        return Field(name, kind, given)
    given.name, given.type = name, kind
    if given.default is MISSING:
        delattr(cls, name)
    else:
        setattr(cls, name, given.default)
    return given


def _init_of(cls: Any, known: Mapping[str, Field]) -> Callable[..., None]:
    names, count, keys = tuple(known), len(known), known.keys()
    defaults = {name: one.default for name, one in known.items() if one.default is not MISSING}
    factories = [(name, one.default_factory) for name, one in known.items() if one.default_factory is not MISSING]
    has_more = hasattr(cls, "__post_init__")
    made = 0

    def init(self: Any, /, *given: Any, **named: Any) -> None:
        nonlocal made
        made += 1
        if made == _MANY:
            cls.__init__ = _written_out(known, has_more) or init
        if len(given) == count and not named:  # nothing to fill in and nothing that could be wrong
            self.__dict__.update(zip(names, given, strict=True))
        elif not given and named.keys() == keys:
            self.__dict__.update(named)
        else:
            if len(given) > count or (named and not named.keys().isdisjoint(names[: len(given)])):
                raise _wrong(cls, names)
            named.update(zip(names, given, strict=False))
            if len(named) < count:
                named = {**defaults, **named}
                for name, make in factories:
                    if name not in named:
                        named[name] = make()
            if named.keys() != keys:
                raise _wrong(cls, names)
            self.__dict__.update(named)
        if has_more:
            self.__post_init__()

    return init


def _written_out(known: Mapping[str, Field], has_more: bool) -> Callable[..., None] | None:
    """The same as Python writes it; None where a field that must be given follows one that need not."""
    kept: dict[str, Any] = {"put": object.__setattr__, "MISSING": MISSING}
    taken, values, is_optional = [], [], False
    for place, (name, one) in enumerate(known.items()):
        makes = one.default_factory is not MISSING
        if one.default is MISSING and not makes:
            if is_optional:
                return None
            taken.append(name)
        else:
            is_optional, kept[f"default{place}"] = True, one.default_factory if makes else one.default
            taken.append(f"{name}={'MISSING' if makes else f'default{place}'}")
        values.append(f"'{name}': {f'default{place}() if {name} is MISSING else {name}' if makes else name}")
    lines = [f"def __init__(self, /, {', '.join(taken)}):", f" put(self, '__dict__', {{{', '.join(values)}}})"]
    exec("\n".join([*lines, *([" self.__post_init__()"] if has_more else [])]), kept)
    written: Callable[..., None] = kept["__init__"]
    return written


def _wrong(cls: Any, names: Sequence[str]) -> TypeError:
    return TypeError(f"{cls.__name__} has the fields {', '.join(names)}: each must be given once, and nothing else")


def _eq(self: Any, other: Any) -> Any:
    return self._compared(self) == self._compared(other) if type(other) is type(self) else NotImplemented


def _hash(self: Any) -> int:
    return hash(self._compared(self))


def _repr(self: Any) -> str:
    shown = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse(self: Any, name: str, *_value: Any) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"{type(self).__name__} is not changed in place: cannot set {name!r}")


class _Standard:
    """What the functions of the standard library look for in a class, made when one of them does."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, _one: object, cls: Any) -> Any:
        import dataclasses

        made: list[tuple[str, Any, Any]] = []
        for one in fields(cls):
            said: dict[str, Any] = {"compare": one.compare, "repr": one.repr, "metadata": one.metadata}
            given = {"default": one.default, "default_factory": one.default_factory}
            said |= {name: value for name, value in given.items() if value is not MISSING}
            made.append((one.name, one.type, dataclasses.field(**said)))
        twin = dataclasses.make_dataclass(cls.__name__, made, frozen=cls.__setattr__ is _refuse)
        found = getattr(twin, self._name)
        setattr(cls, self._name, found)  # from now on it is there: `replace` asks for it each time
        return found
