def shares(cents: int, people: int) -> list[int]:
    """Divides an amount so that no cent is lost.

    The first get a cent more, as here:

    ```python exec="on" snippet="floats/three_people"
    ```

    Args:
        cents: The amount.
        people: How many share it.

    Returns:
        What each gets.
    """
    share, rest = divmod(cents, people)
    return [share + (number < rest) for number in range(people)]
