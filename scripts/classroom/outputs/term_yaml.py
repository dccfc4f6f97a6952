"""Plain data of a term → the YAML of its file, which reads back as the same data."""

from typing import Any

import yaml

from classroom.source.yaml_tree import resolve_scalar

_TEXT = "tag:yaml.org,2002:str"
_TAGS = {
    type(None): "tag:yaml.org,2002:null",
    bool: "tag:yaml.org,2002:bool",
    int: "tag:yaml.org,2002:int",
    float: "tag:yaml.org,2002:float",
}


class _TermDumper(yaml.SafeDumper):
    """Writes as authors do: lists of words in brackets, everything else on lines of its own, few quotes."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        """Return the tag that a value without one would be read with.

        A text is quoted exactly when the reader of content would take it for something else: 1e5, which YAML 1.1
        calls text, is quoted; 2026-12-05 and 09:30, which YAML 1.1 calls a date and a number, are not.
        """
        if kind is yaml.ScalarNode and implicit[0]:
            return _TAGS.get(type(resolve_scalar(value)), _TEXT)
        return super().resolve(kind, value, implicit)  # type: ignore[no-untyped-call]

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        """Write a value again where it stands again: content has no anchors."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Indent the items of a list."""
        super().increase_indent(flow, indentless=False)


def _represent_list(dumper: yaml.SafeDumper, items: list[Any]) -> yaml.Node:
    """Return the node of a list: in brackets when its items are single values."""
    is_short = not any(isinstance(item, (dict, list)) for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=is_short)


_TermDumper.add_representer(list, _represent_list)


def write_term_yaml(data: dict[str, Any]) -> str:
    """Return *data*, which is made of dict, list, str, int, bool and None, as the text of a term's file.

    `parse_yaml` reads the same data from it.
    """
    return yaml.dump(
        data, Dumper=_TermDumper, allow_unicode=True, sort_keys=False, width=10**6, default_flow_style=False
    )
