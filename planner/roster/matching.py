"""The cheapest way to give each of some people one of some things."""

from __future__ import annotations

from collections.abc import Sequence


def cheapest(prices: Sequence[Sequence[int | None]]) -> list[int | None]:
    """Which column each row gets; None where a row gets none.

    As many rows as possible get one, and then at the lowest sum of prices. A price of None: this column is not for
    this row.
    """
    columns = len(prices[0]) if prices else 0
    none = 1 + 2 * sum(max((abs(price) for price in row if price is not None), default=0) for row in prices)
    never = none * (len(prices) + 1)
    # Behind the real columns there is one for each row that gets none.
    table = [[never if price is None else price for price in row] + [none] * len(prices) for row in prices]
    holders: list[int | None] = [None] * (columns + len(prices))
    for row in range(len(table)):
        _place(table, row, holders)
    given: list[int | None] = [None] * len(prices)
    for column, holder in enumerate(holders[:columns]):
        if holder is not None:
            given[holder] = column
    return given


def _place(table: list[list[int]], row: int, holders: list[int | None]) -> None:
    """Give a row a column by the cheapest chain of moves: those who hold one may go on to another."""
    price = list(table[row])
    moved_from: list[int | None] = [None] * len(holders)
    open_columns = [column for column, holder in enumerate(holders) if holder is not None]
    while open_columns:
        left = open_columns.pop()
        mover = holders[left]
        if mover is None:
            continue
        for column, own in enumerate(table[mover]):
            through = price[left] + own - table[mover][left]
            if through < price[column]:
                price[column], moved_from[column] = through, left
                open_columns.append(column)
    column = min((column for column, holder in enumerate(holders) if holder is None), key=price.__getitem__)
    before = moved_from[column]
    while before is not None:
        holders[column], column = holders[before], before
        before = moved_from[column]
    holders[column] = row
