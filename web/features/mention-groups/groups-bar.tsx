import { Trash2 } from "lucide-react";
import { type ComponentProps, useMemo } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import { addToMentionGroup, removeFromMentionGroup } from "../../../domain/actions/mention-group-members.ts";
import { deleteMentionGroups } from "../../../domain/actions/mention-groups.ts";
import { mentionGroupFields } from "../../../domain/changes/listed-fields.ts";
import { offeredBy, useMayThrough } from "../../shared/access/use-may.ts";
import type { MayInChannel } from "../../shared/access/use-may-in-channel.ts";
import { BulkBar, type ListedRows } from "../../shared/bulk/bulk-bar.tsx";
import { MAY_NOT_BE_FOUND, type PeopleHolder, peopleActs } from "../../shared/bulk/people-in.tsx";
import { plainAct } from "../../shared/bulk/plain-act.tsx";
import type { BulkAct } from "../../shared/changes/bulk-act.ts";
import type { RowKind } from "../../shared/changes/chosen.ts";
import { mentionGroupPlace } from "../../shared/changes/places.ts";
import { idOfGroup, type PlacedGroup } from "./placed-group.ts";

const kind: RowKind<PlacedGroup> = {
  noun: "mention group",
  idOf: idOfGroup,
  nameOf: ({ name }) => name,
  fieldsOf: mentionGroupFields,
  idFields: ["channelId", "groupId"],
};

const people: PeopleHolder = {
  noun: "group",
  fields: mentionGroupPlace,
  acts: {
    add: {
      action: addToMentionGroup,
      effect: "Only members of a channel can be in its mention groups.",
      outsideText: MAY_NOT_BE_FOUND,
    },
    remove: { action: removeFromMentionGroup, outsideText: MAY_NOT_BE_FOUND },
  },
};

const acts = (connection: ConnectionName): readonly BulkAct<PlacedGroup>[] => [
  ...peopleActs(connection, people),
  plainAct(
    { id: "delete", label: "Delete", icon: Trash2, isDestructive: true },
    {
      connection,
      action: deleteMentionGroups,
      verb: "Delete",
      effect: "Nobody can mention them any more. Their people stay in the channels.",
    },
  ),
];

interface GroupsBarProps
  extends ListedRows<PlacedGroup>,
    Pick<ComponentProps<typeof BulkBar<PlacedGroup>>, "whole" | "matching"> {
  readonly connection: ConnectionName;
  readonly isBoxed?: boolean;
  /** What the person's roles allow, where all of them are of one channel. */
  readonly may?: MayInChannel;
}

/** What can be done with the selected mention groups, of one channel or of several. */
export default function GroupsBar({ connection, may, ...listed }: GroupsBarProps) {
  const offers = useMayThrough(connection);
  const all = useMemo(() => acts(connection), [connection]);
  return (
    <BulkBar
      {...listed}
      label="Selected mention groups"
      kind={kind}
      acts={may ? all.filter(({ right }) => may(right).isAllowed) : offeredBy(offers, all)}
    />
  );
}
