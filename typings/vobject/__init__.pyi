from vobject.base import Component

def readOne(stream: str) -> Component: ...  # noqa: N802 - the package's own name
