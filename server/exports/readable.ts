import type { Page } from "../../domain/answers/page.ts";

/** Rows that nobody can read would be missing in the file unseen. */
export class UnreadableRows extends Error {
  override readonly name = "UnreadableRows";
}

/** @throws UnreadableRows */
export function readable<Row>({ rows, unreadableCount }: Page<Row>): readonly Row[] {
  if (unreadableCount > 0) throw new UnreadableRows(`${unreadableCount} rows of a list cannot be read`);
  return rows;
}
