import { AtSign, BookUser, Layers, LogIn, LogOut } from "lucide-react";
import { lazy } from "react";
import { inviteMembers, removeMembers } from "../../../domain/actions/channel-members.ts";
import { addToDirectoryGroup, removeFromDirectoryGroup } from "../../../domain/actions/directory-group-members.ts";
import { addToMentionGroup, removeFromMentionGroup } from "../../../domain/actions/mention-group-members.ts";
import { addToSpace, removeFromSpace } from "../../../domain/actions/space-members.ts";
import type { AnyAction } from "../../../domain/changes/action.ts";
import { accountPersonFields } from "../../../domain/changes/listed-fields.ts";
import type { InventoryPerson } from "../../../domain/inventory/people.ts";
import type { Choice } from "../../shared/bulk/choose-dialog.tsx";
import type { BulkAct } from "../../shared/changes/bulk-act.ts";
import type { RowKind } from "../../shared/changes/chosen.ts";
import { directoryGroupQueries } from "../../shared/directory-groups/directory-group-queries.ts";
import { spaceQueries } from "../../shared/spaces/space-queries.ts";

const ChooseDialog = lazy(() => import("../../shared/bulk/choose-dialog.tsx"));
const ChannelPlacesDialog = lazy(() => import("../../shared/channel-bulk/channel-places-dialog.tsx"));
const MentionGroupPlacesDialog = lazy(() => import("../../shared/channel-bulk/mention-group-places-dialog.tsx"));

/** What of somebody of the account is needed to bring them in or out. */
type AccountPerson = Pick<InventoryPerson, "key" | "userId" | "email" | "name">;

export const peopleKind: RowKind<AccountPerson> = {
  noun: "person",
  nounPlural: "people",
  idOf: ({ key }) => key,
  nameOf: ({ name }) => name,
  fieldsOf: accountPersonFields,
  idFields: ["userId"],
};

interface Into {
  readonly id: string;
  readonly label: string;
  readonly icon: BulkAct<AccountPerson>["icon"];
  readonly action: AnyAction;
  readonly isOfPeople?: boolean;
  readonly isDestructive?: boolean;
  readonly effect: string;
}

const groups: Omit<Choice, "title"> = {
  label: "Directory group",
  read: (client) => client.fetchQuery(directoryGroupQueries.list()),
  fieldsOf: ({ id: groupId, name: group }) => ({ groupId, group }),
};
const spaces: Omit<Choice, "title"> = {
  label: "Space",
  read: (client) => client.fetchQuery(spaceQueries.everySpace("account")),
  fieldsOf: ({ id: spaceId, name: space }) => ({ spaceId, space }),
};

const inPlaces = (
  Dialog: typeof ChannelPlacesDialog | typeof MentionGroupPlacesDialog,
  { effect, action, ...act }: Into,
): BulkAct<AccountPerson> => ({
  ...act,
  right: action.id,
  open: (asked) => (
    <Dialog
      {...asked}
      action={action}
      verb={act.isDestructive ? "Remove" : "Add"}
      preposition={act.isDestructive ? "from" : "to"}
      effect={effect}
      isDestructive={act.isDestructive ?? false}
    />
  ),
});

const inOne = (choice: Omit<Choice, "title">, what: string, { effect, action, ...act }: Into) => {
  const [verb, link] = act.isDestructive ? ["Remove", "from"] : ["Add", "to"];
  return {
    ...act,
    right: action.id,
    isOfPeople: true,
    open: (asked) => (
      <ChooseDialog
        {...asked}
        choice={{ ...choice, title: (people) => `${verb} ${people} ${link} ${what}` }}
        connection="account"
        action={action}
        verb={verb}
        effect={effect}
        isDestructive={act.isDestructive ?? false}
      />
    ),
  } satisfies BulkAct<AccountPerson>;
};

/** What can be done with people of the account, several or one. */
export const peopleActs: readonly BulkAct<AccountPerson>[] = [
  inPlaces(ChannelPlacesDialog, {
    id: "to-channels",
    label: "Add to channels…",
    icon: LogIn,
    action: inviteMembers,
    effect: "They see the channels and can read and post there as each channel allows.",
  }),
  inPlaces(ChannelPlacesDialog, {
    id: "from-channels",
    label: "Remove from channels…",
    icon: LogOut,
    action: removeMembers,
    isDestructive: true,
    effect: "They leave the channels and their mention groups.",
  }),
  inOne(groups, "a directory group", {
    id: "to-group",
    label: "Add to a directory group…",
    icon: BookUser,
    action: addToDirectoryGroup,
    effect: "They also come into the channels that the group is in.",
  }),
  inOne(groups, "a directory group", {
    id: "from-group",
    label: "Remove from a directory group…",
    icon: BookUser,
    action: removeFromDirectoryGroup,
    isDestructive: true,
    effect: "They also leave any channels they are in only through the group.",
  }),
  inPlaces(MentionGroupPlacesDialog, {
    id: "to-mention-groups",
    label: "Add to mention groups…",
    icon: AtSign,
    isOfPeople: true,
    action: addToMentionGroup,
    effect: "Only members of a channel can be in its mention groups.",
  }),
  inPlaces(MentionGroupPlacesDialog, {
    id: "from-mention-groups",
    label: "Remove from mention groups…",
    icon: AtSign,
    isOfPeople: true,
    action: removeFromMentionGroup,
    isDestructive: true,
    effect: "They stay in the channels.",
  }),
  inOne(spaces, "a shared space", {
    id: "to-space",
    label: "Add to a shared space…",
    icon: Layers,
    action: addToSpace,
    effect: "They come into the space and its general channel.",
  }),
  inOne(spaces, "a shared space", {
    id: "from-space",
    label: "Remove from a shared space…",
    icon: Layers,
    action: removeFromSpace,
    isDestructive: true,
    effect: "They leave the space.",
  }),
];
