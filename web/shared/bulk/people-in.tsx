// What can be done with people in many things at once: channels, shared spaces, groups.
import { ShieldMinus, ShieldPlus, UserMinus, UserPlus } from "lucide-react";
import { lazy } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import type { AnyAction } from "../../../domain/changes/action.ts";
import type { BulkAct } from "../changes/bulk-act.ts";
import type { PlaceFields } from "../changes/places.ts";

const PeopleDialog = lazy(() => import("./people-dialog.tsx"));

export type PeopleAct = "add" | "remove" | "promote" | "demote";

interface ActIn {
  readonly action: AnyAction;
  readonly effect?: string;
  /** What becomes of people of other accounts. */
  readonly outsideText: string;
}

/** What people are in. */
export interface PeopleHolder {
  /** `channel` */
  readonly noun: string;
  /** What of targets tells which one. */
  readonly fields: PlaceFields;
  readonly acts: Partial<Readonly<Record<PeopleAct, ActIn>>>;
  /** Where people can come in as administrators. */
  readonly addingAdministrators?: AnyAction;
}

interface ActWords {
  /** In the menu, with an ellipsis behind. */
  readonly label: string;
  readonly verb: string;
  readonly title: (where: string) => string;
  /** Over the count of them. */
  readonly wanted: string;
}

export const peopleWords: Readonly<Record<PeopleAct, ActWords>> = {
  add: {
    label: "Add people",
    verb: "Add",
    title: (where) => `Add people to ${where}`,
    wanted: "To add",
  },
  remove: {
    label: "Remove people",
    verb: "Remove",
    title: (where) => `Remove people from ${where}`,
    wanted: "To remove",
  },
  promote: {
    label: "Promote to administrator",
    verb: "Promote",
    title: (where) => `Promote people in ${where}`,
    wanted: "To promote",
  },
  demote: {
    label: "Demote to member",
    verb: "Demote",
    title: (where) => `Demote people in ${where}`,
    wanted: "To demote",
  },
};

export const MAY_NOT_BE_FOUND =
  "Zoom does not show the addresses of people from other accounts, so they may not be found.";

const icons = { add: UserPlus, remove: UserMinus, promote: ShieldPlus, demote: ShieldMinus } as const;
const order = ["add", "remove", "promote", "demote"] as const;

/** People into the chosen rows, out of them, or made administrators there. */
export const peopleActs = (connection: ConnectionName, holder: PeopleHolder): readonly BulkAct<unknown>[] =>
  order.flatMap((act) => {
    const inside = holder.acts[act];
    return inside
      ? {
          id: act,
          right: inside.action.id,
          label: `${peopleWords[act].label}…`,
          icon: icons[act],
          isOfPeople: true,
          open: ({ chosen, onClose }) => <PeopleDialog {...{ act, holder, connection, chosen, onClose }} />,
        }
      : [];
  });
