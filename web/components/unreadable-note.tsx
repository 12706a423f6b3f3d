import { lazy, Suspense } from "react";
import type { UnreadableRowsProps } from "./unreadable-rows.tsx";

const UnreadableRows = lazy(() => import("./unreadable-rows.tsx"));

interface UnreadableNoteProps extends Omit<UnreadableRowsProps, "rows"> {
  /** Undefined where all could be read. */
  readonly rows: UnreadableRowsProps["rows"] | undefined;
}

/** Says how many rows of a list could not be read, and which; nothing where there are none. */
export function UnreadableNote({ rows = [], ...note }: UnreadableNoteProps) {
  if (rows.length === 0) return null;
  return (
    <Suspense>
      <UnreadableRows rows={rows} {...note} />
    </Suspense>
  );
}
