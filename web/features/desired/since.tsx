import type { Difference } from "../../../domain/desired/difference.ts";
import { formatMoment } from "../../lib/format-time.ts";
import { PersonName } from "../../shared/inventory/person-name.tsx";

interface SinceProps {
  readonly difference: Pick<Difference, "made" | "sinceMs">;
  readonly isInRow?: boolean;
}

/** Since when it is so, and who made it so, as far as anything says. */
export function Since({ difference: { made, sinceMs }, isInRow = false }: SinceProps) {
  if (!made) return sinceMs === null ? "Found just now" : `Found ${formatMoment(sinceMs)}`;
  return (
    <>
      {formatMoment(made.atMs)}
      {made.by === "" ? null : (
        <>
          , by <PersonName name={made.by} personId={made.byId} isInRow={isInRow} />
        </>
      )}
    </>
  );
}
