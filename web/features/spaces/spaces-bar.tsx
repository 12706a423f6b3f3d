import { Crown, Settings2, Trash2 } from "lucide-react";
import { lazy, useMemo } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import { addToSpace, demoteInSpace, promoteInSpace, removeFromSpace } from "../../../domain/actions/space-members.ts";
import { deleteSpaces, setSpaceSettings } from "../../../domain/actions/spaces.ts";
import { spaceFields } from "../../../domain/changes/listed-fields.ts";
import { addingLabels, externalLabels } from "../../../domain/channel-words.ts";
import type { SpaceRow } from "../../../domain/exports/space-rows.ts";
import { offeredBy, useMayThrough } from "../../shared/access/use-may.ts";
import { BulkBar, type ListedRows } from "../../shared/bulk/bulk-bar.tsx";
import { MAY_NOT_BE_FOUND, type PeopleHolder, peopleActs } from "../../shared/bulk/people-in.tsx";
import { plainAct } from "../../shared/bulk/plain-act.tsx";
import { numberSetting, type SharedSetting } from "../../shared/bulk/shared-settings.ts";
import type { BulkAct } from "../../shared/changes/bulk-act.ts";
import type { RowKind } from "../../shared/changes/chosen.ts";

const SettingsDialog = lazy(() => import("../../shared/bulk/settings-dialog.tsx"));
const HandOverDialog = lazy(() => import("./hand-over-dialog.tsx"));

const kind: RowKind<SpaceRow> = {
  noun: "space",
  idOf: ({ id }) => id,
  nameOf: ({ name }) => name,
  fieldsOf: spaceFields,
  idFields: ["spaceId"],
};

const people: PeopleHolder = {
  noun: "space",
  fields: { ids: ["spaceId"], names: ["space"] },
  acts: {
    add: {
      action: addToSpace,
      effect: "They become members of the spaces and of their general channels.",
      outsideText: "Spaces that accept nobody from other accounts leave them out.",
    },
    remove: {
      action: removeFromSpace,
      effect:
        "They lose access to the spaces and their general channels. Their messages stay. They remain in the spaces’ private channels until someone removes them there.",
      outsideText: MAY_NOT_BE_FOUND,
    },
    promote: {
      action: promoteInSpace,
      effect: "As administrators, they can change the spaces’ names and descriptions, and add and remove members.",
      outsideText: "People from other accounts cannot be administrators.",
    },
    demote: {
      action: demoteInSpace,
      effect: "They stay in the spaces as members.",
      outsideText: MAY_NOT_BE_FOUND,
    },
  },
};

const settings: readonly SharedSetting[] = [
  numberSetting("adding", "Who can add members", addingLabels),
  numberSetting("external", "Who can add external people", externalLabels),
  numberSetting("channels", "Who can bring in channels", addingLabels),
];

const acts = (connection: ConnectionName): readonly BulkAct<SpaceRow>[] => [
  {
    id: "settings",
    right: "set-space-settings",
    label: "Settings",
    icon: Settings2,
    open: (asked) => (
      <SettingsDialog {...asked} connection={connection} action={setSpaceSettings} settings={settings} />
    ),
  },
  ...peopleActs(connection, people),
  {
    id: "hand-over",
    right: "transfer-spaces",
    label: "Transfer ownership…",
    icon: Crown,
    isOfPeople: true,
    open: (asked) => <HandOverDialog {...asked} connection={connection} />,
  },
  plainAct(
    { id: "delete", label: "Delete", icon: Trash2, isDestructive: true },
    { connection, action: deleteSpaces, each: [{ owner: "" }], verb: "Delete" },
  ),
];

interface SpacesBarProps extends Omit<ListedRows<SpaceRow>, "rows" | "list"> {
  readonly connection: ConnectionName;
  readonly list: NonNullable<ListedRows<SpaceRow>["list"]> & { readonly rows: readonly SpaceRow[] };
  /** What is looked for in the list. */
  readonly text: string;
  readonly userId: string | undefined;
}

/** What can be done with the selected shared spaces. */
export default function SpacesBar({ connection, list, text, userId, ...listed }: SpacesBarProps) {
  return (
    <BulkBar
      {...listed}
      label="Selected spaces"
      kind={kind}
      rows={list.rows}
      list={list}
      matching={{ list: "spaces", text, ...(userId !== undefined && { userId }) }}
      acts={offeredBy(
        useMayThrough(connection),
        useMemo(() => acts(connection), [connection]),
      )}
    />
  );
}
