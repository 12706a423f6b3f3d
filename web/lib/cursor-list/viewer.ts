/** What of a list to show, and in which order. */
export interface RowsView<Row> {
  /** Another key is another view. */
  readonly key: string;
  readonly matches?: ((row: Row) => boolean) | undefined;
  readonly compare?: ((a: Row, b: Row) => number) | undefined;
}

/**
 * Filters and sorts a growing list and remembers the result: a page that is added is filtered and merged by itself,
 * so that loading ten thousand rows under a sort does not sort them two hundred times.
 */
export function createViewer<Row>(): (rows: readonly Row[], view: RowsView<Row>) => readonly Row[] {
  let seen: readonly Row[] = [];
  let viewKey: string | undefined;
  let shown: readonly Row[] = [];

  return (rows, { key, matches, compare }) => {
    if (!matches && !compare) return rows;
    if (rows === seen && key === viewKey) return shown;
    const isExtension =
      key === viewKey && rows.length >= seen.length && seen.every((row, index) => row === rows[index]);
    const fresh = rows.slice(isExtension ? seen.length : 0);
    const added = matches ? fresh.filter(matches) : fresh;
    if (compare) added.sort(compare);
    if (!isExtension) shown = added;
    else if (added.length > 0) shown = compare ? merge(shown, added, compare) : shown.concat(added);
    seen = rows;
    viewKey = key;
    return shown;
  };
}

function merge<T>(a: readonly T[], b: readonly T[], compare: (x: T, y: T) => number): readonly T[] {
  const merged: T[] = [];
  let at = 0;
  for (const item of b) {
    for (let next = a[at]; next !== undefined && compare(next, item) <= 0; next = a[at]) {
      merged.push(next);
      at += 1;
    }
    merged.push(item);
  }
  return merged.concat(a.slice(at));
}
