import type { ReactNode } from "react";
import { ageText, isOld, shortAge } from "./age.ts";

interface AgedCellProps {
  /** When it was read; null while it was not. */
  readonly atMs: number | null;
  readonly nowMs: number;
  readonly children: ReactNode;
}

/** A fact with its age, which shows where it is older than a day. */
export function AgedCell({ atMs, nowMs, children }: AgedCellProps) {
  if (atMs === null) return <span title="Not read yet">{children}</span>;
  const age = ageText(atMs, nowMs);
  return (
    <span title={`Read ${age}`}>
      {children}
      {isOld(atMs, nowMs) ? <span className="ml-1.5 text-2xs text-muted">{shortAge(atMs, nowMs)}</span> : null}
    </span>
  );
}
