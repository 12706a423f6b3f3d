import { ShieldMinus, ShieldPlus, UserMinus } from "lucide-react";
import { demoteMembers, promoteMembers, removeMembers } from "../../../domain/actions/channel-members.ts";
import { channelMemberFields } from "../../../domain/changes/listed-fields.ts";
import type { PersonPage } from "../../../domain/inventory/people.ts";
import { plainAct } from "../../shared/bulk/plain-act.tsx";
import type { RowKind } from "../../shared/changes/chosen.ts";
import type { PersonChannel } from "./channels-columns.tsx";

const connection = "account";

/** Somebody's places in channels: changes of them name the person in each. */
export function membershipKind({ memberId, userId, email, name }: PersonPage): RowKind<PersonChannel> {
  const member = { id: memberId, userId, email, name };
  return {
    noun: "channel",
    idOf: ({ id }) => id,
    nameOf: (row) => row.name,
    fieldsOf: ({ id, name: channel }) => channelMemberFields(id, channel)(member),
    idFields: ["channelId"],
  };
}

/** What can be done with somebody in several channels. */
export const membershipActs = [
  plainAct(
    { id: "promote", label: "Promote to administrator…", icon: ShieldPlus },
    { connection, action: promoteMembers, verb: "Promote" },
  ),
  plainAct(
    { id: "demote", label: "Demote to member…", icon: ShieldMinus },
    { connection, action: demoteMembers, verb: "Demote" },
  ),
  plainAct(
    { id: "remove", label: "Remove from channels…", icon: UserMinus, isDestructive: true },
    { connection, action: removeMembers, verb: "Remove" },
  ),
];
