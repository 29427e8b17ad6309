// Binary search.

/**
 * How many of the first items are so, of a list in which all that are so come first.
 * @template Item
 * @param {Item[]} list
 * @param {(item: Item) => boolean} isSo
 */
export function after(list, isSo) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(list[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}
