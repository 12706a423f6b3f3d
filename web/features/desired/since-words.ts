import type { Difference } from "../../../domain/desired/difference.ts";
import { formatMoment } from "../../lib/format-time.ts";
import { isolate } from "../../lib/isolate.ts";

/** Since when it is so, and who made it so, as far as anything says. */
export function sinceWords({ made, sinceMs }: Pick<Difference, "made" | "sinceMs">): string {
  if (made) return `${formatMoment(made.atMs)}${made.by === "" ? "" : `, by ${isolate(made.by)}`}`;
  return sinceMs === null ? "Found just now" : `Found ${formatMoment(sinceMs)}`;
}
