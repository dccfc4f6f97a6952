"""Data with positions → a model, or its problems in Chinese with line and column."""

import difflib
from collections.abc import Iterable, Iterator
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from classroom.models.base import quote
from classroom.problem import ContentError, Problem
from classroom.source.yaml_syntax import explain_scalar
from classroom.source.yaml_tree import YamlTree

M = TypeVar("M", bound=BaseModel)

_KINDS = {
    "string_type": ("一行文字", "写成文字；看起来像数字或 true 的文字要加引号"),
    "int_type": ("一个整数", "只写数字，不加引号、单位和小数点"),
    "bool_type": ("true 或 false", "写 true（是）或 false（否），不加引号"),
    "tuple_type": ("一个列表", "写成 [甲, 乙]，或每行一项、行首写“- ”"),
    "dict_type": ("几行“词: 代号”", "每行写一个词、英文冒号、空格、代号，例如 居民: residents"),
    "model_type": ("几个“键: 值”", "对照示例，下一行缩进两个空格再写键和值"),
}


def nearest(word: str, choices: Iterable[str], cutoff: float = 0.5) -> str | None:
    """Return the choice most like *word*, or None when nothing is; *cutoff* is from 0, any, to 1, equal."""
    found = difflib.get_close_matches(word, sorted(choices), n=1, cutoff=cutoff)
    return found[0] if found else None


def suggest(word: str, choices: Iterable[str], otherwise: str) -> str:
    """Return advice: the nearest valid choice, or *otherwise*."""
    found = nearest(word, choices)
    return f"是不是“{found}”？" if found else otherwise


def validate(model: type[M], tree: YamlTree, path: str, context: dict[str, Any] | None = None) -> M:
    """Return *tree* as a *model*; *context* is what its validators may ask for.

    Raises:
        ContentError: with a problem for every value that does not fit.
    """
    if not isinstance(tree.data, dict):
        code, message, fix = explain_scalar(str(tree.data)) or (
            "wrong-type",
            "这里应当是一行行的“键: 值”",
            "对照示例，每行写一个键、英文冒号、空格、值",
        )
        raise ContentError([Problem(path, *tree.locate(()), code, message, fix)])
    try:
        return model.model_validate(tree.data, context=context)
    except ValidationError as error:
        raise ContentError(_explain_all(model, tree, path, error)) from None


def _explain_all(model: type[BaseModel], tree: YamlTree, path: str, error: ValidationError) -> Iterator[Problem]:
    errors: list[Any] = error.errors(include_url=False)
    misspelt = {details["loc"] for details in errors if details["type"] == "extra_forbidden"}
    meant = {(*location[:-1], nearest(str(location[-1]), _keys_at(model, location[:-1]))) for location in misspelt}
    for details in errors:
        location = details["loc"]
        if details["type"] == "too_short" and any(_is_inside(other["loc"], location) for other in errors):
            continue  # its items have problems of their own
        if details["type"] == "missing":
            if location not in meant:  # the misspelt key says it already
                yield _explain_missing(tree, path, location)
        elif details["type"] == "extra_forbidden":
            yield _explain_unknown(model, tree, path, location)
        else:
            code, message, fix = _explain_value(details, is_required=_is_required(model, location))
            yield Problem(path, *tree.locate(location), code, message, fix)


def _is_inside(location: tuple[str | int, ...], around: tuple[str | int, ...]) -> bool:
    return len(location) > len(around) and location[: len(around)] == around


def _explain_missing(tree: YamlTree, path: str, location: tuple[str | int, ...]) -> Problem:
    key = location[-1]
    where = tree.locate(location[:-1])
    return Problem(path, *where, "missing-key", f"少了“{key}”这一项", f"在这里补上 {key}: 内容")


def _explain_unknown(model: type[BaseModel], tree: YamlTree, path: str, location: tuple[str | int, ...]) -> Problem:
    key = str(location[-1])
    keys = _keys_at(model, location[:-1])
    advice = suggest(key, keys, f"删掉它；这里能写的有：{'、'.join(keys)}")
    return Problem(path, *tree.locate_key(location), "unknown-key", f"没有“{quote(key)}”这一项", advice)


def _explain_value(details: Any, *, is_required: bool) -> tuple[str, str, str]:
    kind, context = details["type"], details.get("ctx") or {}
    if kind == "content":
        return "wrong-value", context["message"], context["fix"]
    if details["input"] is None:
        other_way = "" if is_required else "；不需要就把这一行删掉"
        return "empty-value", "这一项是空的", f"写上内容{other_way}；内容以 # 开头要加双引号"
    if kind == "literal_error":
        choices = context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
        advice = suggest(str(details["input"]), choices, f"从这些里选一个：{'、'.join(choices)}")
        return "wrong-choice", f"“{quote(details['input'])}”不在可选的词里", advice
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = context.get("ge", context.get("le"))
        side = "小" if "ge" in context else "大"
        return (
            "out-of-range",
            f"{quote(details['input'])} 太{side}了",
            f"{'最小' if side == '小' else '最大'}写 {bound}",
        )
    if kind == "too_short":
        fix = "补上内容，写成 [甲, 乙]，或每行一项、行首写“- ”"
        if isinstance(details["input"], dict):
            fix = _KINDS["dict_type"][1]
        return "empty-list", f"这个列表至少要有 {context['min_length']} 项", fix
    return _explain_type(kind, details["input"])


def _explain_type(kind: str, value: Any) -> tuple[str, str, str]:
    if kind == "string_type" and isinstance(value, dict):
        return "wrong-type", "这里应当是一行文字，写成了“键: 值”", "内容里有“: ”或花括号时，给整个内容加双引号"
    if kind == "string_type" and isinstance(value, list):
        return "wrong-type", "这里只写一行文字，写成了列表", "去掉方括号，或去掉行首的“- ”"
    expected, fix = _KINDS.get(kind, ("别的内容", "对照示例改一下"))
    return "wrong-type", f"这里应当是{expected}，写的是“{quote(value)}”", fix


def _keys_at(model: type[BaseModel], location: tuple[str | int, ...]) -> list[str]:
    """Return the keys that the model at *location* inside *model* knows, in the order of its fields."""
    return list(_fields_at(model, location))


def _is_required(model: type[BaseModel], location: tuple[str | int, ...]) -> bool:
    field = _fields_at(model, location[:-1]).get(str(location[-1])) if location else None
    return field is not None and field.is_required()


def _fields_at(model: type[BaseModel], location: tuple[str | int, ...]) -> dict[str, FieldInfo]:
    """Return the fields of the model at *location* inside *model* by the keys that authors write."""
    fields = _fields_of(model)
    for part in location:
        inner = model_in(fields[part].annotation) if part in fields else None
        fields = _fields_of(inner) if inner else fields
    return fields


def _fields_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the model that *annotation* is, or holds in a tuple, a union or Annotated."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (tuple, Union, UnionType) or hasattr(annotation, "__metadata__"):
        return next((found for part in get_args(annotation) if (found := model_in(part))), None)
    return None
