/** Adds or removes one id. */
export function toggled(selected: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Selects every row between two places, both included; what is selected already stays so. */
export function withRange(
  selected: ReadonlySet<string>,
  idAt: (index: number) => string | undefined,
  from: number,
  to: number,
): ReadonlySet<string> {
  const next = new Set(selected);
  for (let index = Math.min(from, to); index <= Math.max(from, to); index += 1) {
    const id = idAt(index);
    if (id !== undefined) next.add(id);
  }
  return next;
}

/** How many of `ids` are selected: decides the state of the box that selects all. */
export function selectedShare(selected: ReadonlySet<string>, ids: readonly string[]): "none" | "some" | "all" {
  if (selected.size === 0 || ids.length === 0) return "none";
  let count = 0;
  for (const id of ids) if (selected.has(id)) count += 1;
  if (count === 0) return "none";
  return count === ids.length ? "all" : "some";
}
