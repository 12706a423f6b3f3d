// Collects what differs of one thing.
import type { ActionId } from "../changes/action-table.gen.ts";
import type { Blank, DifferenceField, Edit, Fix, Found, MadeBy, Path } from "./difference.ts";

export interface Thing {
  readonly kind: "channel" | "space";
  readonly id: string;
  readonly name: string;
  /** Where it stands in the file. */
  readonly path: Path;
}

export interface Told {
  readonly field: DifferenceField;
  /** A person, group or channel within it. */
  readonly of?: string;
  /** By which that is told from others, where its name does not do. */
  readonly ofKey?: string;
  readonly is: string;
  readonly wanted: string;
  /** Within the thing. */
  readonly path: Path;
  readonly fixes?: readonly Fix[];
  readonly note?: string | undefined;
  readonly edits: readonly Edit[];
  readonly now?: MadeBy;
}

export interface Gathering {
  differs(told: Told): void;
  /** Nothing is known of it. */
  untold(path: Path, message: string): void;
}

export interface Sink {
  readonly differences: Found[];
  readonly blanks: Blank[];
}

export function gatheringOf({ differences, blanks }: Sink, thing: Thing): Gathering {
  const { kind, id: subjectId, name: subject } = thing;
  return {
    differs: ({ field, of = "", ofKey = of, is, wanted, path, fixes = [], note, edits, now }) => {
      differences.push({
        id: [kind, subjectId || subject, field, ofKey].map(encodeURIComponent).join("/"),
        ...{ kind, subjectId, subject, field, of, is, wanted },
        path: [...thing.path, ...path],
        fixes: [...fixes],
        note: note ?? null,
        now: now ?? null,
        edits: edits.map((edit) => ({ ...edit, path: [...thing.path, ...edit.path] })),
      });
    },
    untold: (path, message) => {
      blanks.push({ path: [...thing.path, ...path], subject, message });
    },
  };
}

export const fixBy = (
  actionId: ActionId,
  target: Fix["target"],
  input: Fix["input"] = {},
  connection: Fix["connection"] = "account",
): Fix => ({ connection, actionId, input, target });
