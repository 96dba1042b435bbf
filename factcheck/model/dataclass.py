"""Dataclasses as this program uses them. To a type checker they are those of the standard library; at run time they are
the light ones, because compiling the methods of some fifty classes took longer than what most commands do.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dataclasses import asdict, dataclass, field, fields, replace
else:
    from factcheck.model.light_dataclasses import asdict, dataclass, field, fields, replace

__all__ = ["asdict", "dataclass", "field", "fields", "replace"]
