import { AlarmClockOff } from "lucide-react";
import { lazy } from "react";
import type { BulkAct } from "../changes/bulk-act.ts";

const SnoozeRowsDialog = lazy(() => import("./snooze-rows-dialog.tsx"));

/** Leaves rows of a finding's list out of what it counts. @param findingId Whose list it is */
export const snoozeAct = (findingId: string): BulkAct<unknown> => ({
  id: "snooze",
  right: "keep-inventory",
  label: "Snooze…",
  icon: AlarmClockOff,
  open: ({ chosen, ...asked }) => (
    <SnoozeRowsDialog
      findingId={findingId}
      ids={chosen.rows.map((row) => chosen.kind.idOf(row))}
      isAll={chosen.matching !== undefined}
      {...asked}
    />
  ),
});
