import json
from collections.abc import Iterable, Iterator, Mapping, Sequence


def written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def streamed(
    before: Mapping[str, object], name: str, chunks: Iterable[Sequence[object]]
) -> Iterator[str]:
    """An object with a long array, a line for each of its items, and how many there are.

    The count stands last: a file that was cut off has none.
    """
    yield f'{written(before)[:-1]},"{name}":['
    count = 0
    for items in chunks:
        lines = ",\n".join(map(written, items))
        if lines:
            yield f"{',' if count else ''}\n{lines}"
        count += len(items)
    yield f'\n],"count":{count}}}\n'
