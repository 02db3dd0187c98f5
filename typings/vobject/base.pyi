# The part of vobject that the tests use; its own types know no fields.

class Component:
    value: object
    contents: dict[str, list[Component]]
