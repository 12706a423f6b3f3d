import { ShieldMinus, ShieldPlus, UserMinus } from "lucide-react";
import type { ReactNode } from "react";
import type { Member } from "../../../domain/exports/member-row.ts";
import type { Asked, BulkAct } from "../changes/bulk-act.ts";
import type { RowKind } from "../changes/chosen.ts";
import type { Access } from "../channel/model/access.ts";
import type { MemberAction } from "./member-change.ts";

const words: Readonly<Record<MemberAction, Pick<BulkAct<Member>, "right" | "label" | "icon" | "isDestructive">>> = {
  promote: { right: "promote-members", label: "Promote…", icon: ShieldPlus },
  demote: { right: "demote-members", label: "Demote…", icon: ShieldMinus },
  remove: { right: "remove-members", label: "Remove…", icon: UserMinus, isDestructive: true },
};

/** What can be done with several members of a channel or a space. @param open The dialog of it. */
export const memberActs = <Row extends Member>(
  actions: readonly MemberAction[],
  access: Pick<Access, MemberAction>,
  open: (action: MemberAction, asked: Asked<Row>) => ReactNode,
): readonly BulkAct<Row>[] =>
  actions.map((action) => ({
    ...words[action],
    id: action,
    verdict: access[action],
    open: (asked) => open(action, asked),
  }));

/** @param fieldsOf What targets have of them. */
export const peopleKind = <Row extends Member>(fieldsOf: RowKind<Row>["fieldsOf"]): RowKind<Row> => ({
  noun: "person",
  nounPlural: "people",
  idOf: ({ id }) => id,
  nameOf: ({ name }) => name,
  fieldsOf,
  idFields: ["memberId"],
});
