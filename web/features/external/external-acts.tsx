import { UserLock, UserMinus } from "lucide-react";
import { lazy } from "react";
import { externalFields } from "../../../domain/changes/listed-fields.ts";
import type { ExternalAsked, ExternalRow } from "../../../domain/inventory/external.ts";
import type { BulkAct } from "../../shared/changes/bulk-act.ts";
import type { RowKind } from "../../shared/changes/chosen.ts";
import { rowIdOf } from "./external-queries.ts";
import { NOUN } from "./external-words.ts";

const RemoveDialog = lazy(() => import("./remove-dialog.tsx"));
const StopAddingDialog = lazy(() => import("./stop-adding-dialog.tsx"));

export const externalKind: RowKind<ExternalRow> = {
  noun: NOUN,
  idOf: rowIdOf,
  nameOf: ({ person }) => person,
  fieldsOf: externalFields,
  idFields: [],
};

/** What can be done with external people in several places. */
export const externalActs = (asked: ExternalAsked): readonly BulkAct<ExternalRow>[] => [
  {
    id: "stop-adding",
    right: "set-channel-settings",
    label: "Stop adding external people…",
    icon: UserLock,
    open: (opened) => <StopAddingDialog {...opened} asked={asked} />,
  },
  {
    id: "remove",
    right: "remove-members",
    label: "Remove…",
    icon: UserMinus,
    isDestructive: true,
    open: (opened) => <RemoveDialog {...opened} asked={asked} />,
  },
];
