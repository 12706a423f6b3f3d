// Whether what people hold is used: what the audit trail tells of each right.
import { isView, type Right, type View } from "./rights.ts";

/** What is done in the console itself, by the operations of the trail. Looking at something is not written down. */
const ofConsole: Partial<Record<View, readonly string[]>> = {
  "give-roles": [
    ...["giveRole", "endRole", "createRole", "changeRole", "deleteRole"],
    ...["protectChannel", "unprotectChannel", "undoAccessChange"],
  ],
  "keep-inventory": [
    ...["pauseInventory", "resumeInventory", "changeInventorySettings", "deletePersonData"],
    ...["changeFindingSettings", "snoozeFinding", "unsnoozeFinding"],
  ],
  "break-glass": ["breakGlass"],
};

/** What the trail has where a right was used; nothing where it has nothing of it. */
export const usesOf = (right: Right): readonly string[] => (isView(right) ? (ofConsole[right] ?? []) : [right]);

/** Epoch milliseconds; whether a role that was given is used. */
export interface GrantUse {
  readonly grantId: string;
  /** When a right of it was last used since it was given, by whichever role; null where none was. */
  readonly lastAtMs: number | null;
  /** False where it only shows things, which is not written down. */
  readonly isRecorded: boolean;
}

const DAY_MS = 86_400_000;

/** Whether a role was not used for so many days, since it was given where it never was. */
export const isUnused = (
  { lastAtMs, isRecorded }: Pick<GrantUse, "lastAtMs" | "isRecorded">,
  givenAtMs: number,
  days: number,
  nowMs: number,
): boolean => isRecorded && nowMs - (lastAtMs ?? givenAtMs) >= days * DAY_MS;
