import { array, safeParse, string } from "valibot";
import { EMPTIED } from "../../../domain/csv/columns.ts";
import { jsonIn } from "../../../domain/csv/json-in.ts";

/** What a text is to be; undefined of a cell that leaves it as it is. */
export function textIn(cell: string | undefined): string | undefined {
  if (cell === undefined || cell === "") return undefined;
  return cell.toLowerCase() === EMPTIED ? "" : cell;
}

const Words = array(string());

/** Several words of one cell: as JSON, as files of results have them, or parted by commas, semicolons or spaces. */
export function listIn(cell: string): readonly string[] {
  const read = safeParse(Words, jsonIn(cell));
  return read.success ? read.output : cell.split(/[\s,;]+/).filter((word) => word !== "");
}
