import type { Sort } from "../../../components/data-table/types.ts";

/** The order after a press on a column's head: up, down, then Zoom's own again. */
export function nextMemberSort(sort: Sort | undefined, column: string): string | undefined {
  if (sort?.column !== column) return `${column}.asc`;
  return sort.direction === "asc" ? `${column}.desc` : undefined;
}
