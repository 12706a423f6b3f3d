// What somebody is in, to be given to a colleague: what can be, as which role, and why the rest is left out.
import * as v from "valibot";
import type { ActionId } from "../changes/action-table.gen.ts";
import { partOrder } from "../changes/part-order.ts";
import { GROUP_CHAT, whyNoExternal } from "../channel-rules.ts";
import type { PersonPage } from "../inventory/people.ts";
import { accessKinds } from "./access-kinds.ts";

/** An action with one thing it is applied to. */
const Step = v.object({ actionId: v.string(), target: v.record(v.string(), v.unknown()) });
export type CopyStep = { readonly actionId: ActionId; readonly target: Readonly<Record<string, unknown>> };

export const CopyRow = v.object({
  /** `channel:ID` */
  id: v.string(),
  what: v.picklist(accessKinds),
  placeId: v.string(),
  name: v.string(),
  /** Of a mention group the channel it is in; empty of others. */
  channel: v.string(),
  /** The colleague's. */
  role: v.picklist(["member", "admin", "owner"]),
  /** How the person becomes a member; null where they are one, or cannot. */
  member: v.nullish(Step, null),
  /** How they become an administrator; null where they cannot. */
  admin: v.nullish(Step, null),
  /** The row that has to be copied too, for a mention group is of members; null where none has. */
  needs: v.nullish(v.string(), null),
  /** Why nothing of it is copied, as a sentence; null where something can be. */
  leftOut: v.nullish(v.string(), null),
  /** What is not copied of it though the rest is, as a sentence. */
  note: v.nullish(v.string(), null),
});
export type CopyRow = v.InferOutput<typeof CopyRow>;

/** `GET /api/help-desk/copy-access` */
export const CopyAccess = v.object({
  from: v.object({ key: v.string(), name: v.string() }),
  to: v.object({ key: v.string(), name: v.string() }),
  rows: v.array(CopyRow),
  /** What the colleague is in that whoever asks is not shown: how many of each kind. */
  hidden: v.record(v.string(), v.number()),
  /** Whether whoever asks is shown only what of the colleague lies in reach of their roles. */
  isPart: v.boolean(),
});
export type CopyAccess = v.InferOutput<typeof CopyAccess>;

/** Of a channel what its page of a person does not say. */
export interface ChannelRule {
  /** Who may add people of other accounts, as Zoom numbers it; undefined where it is not known. */
  readonly external: number | undefined;
  /** It is the general channel of a shared space: whoever is in the space is in it. */
  readonly isGeneral: boolean;
}

export interface Copying {
  /** What of the colleague whoever asks sees. */
  readonly from: PersonPage;
  /** The same of the person who is to get it. */
  readonly to: PersonPage;
  readonly ruleOf: (channelId: string) => ChannelRule;
}

/** The rows of all that a colleague is in, those that can be copied as far as the two people and the places tell. */
export function copyRows({ from, to, ruleOf }: Copying): readonly CopyRow[] {
  const person = { name: to.name, email: to.email, userId: to.userId, memberId: to.memberId };
  const whyNot = whyNotAtAll(to, from);
  const channels = from.channels.map((one): CopyRow => {
    const { id, name, role } = one;
    const target = { channelId: id, channel: name, ...person };
    const had = to.channels.find((own) => own.id === id)?.role;
    const steps = stepsOf(had, role, to.isExternal, {
      add: { actionId: "invite-members", target },
      addAsAdmin: { actionId: "invite-administrators", target },
      promote: { actionId: "promote-members", target },
    });
    const why = whyNot ?? whyNotChannel(one, to, ruleOf(id)) ?? steps.leftOut;
    return row({ what: "channel", placeId: id, name, role }, { ...steps, leftOut: why });
  });
  const spaces = from.spaces.map(({ id, name, role }): CopyRow => {
    const target = { spaceId: id, space: name, ...person };
    const had = to.spaces.find((own) => own.id === id)?.role;
    const steps = stepsOf(had, role, to.isExternal, {
      add: { actionId: "add-to-spaces", target },
      addAsAdmin: { actionId: "add-administrators-to-spaces", target },
      promote: { actionId: "promote-in-spaces", target },
    });
    return row({ what: "space", placeId: id, name, role }, { ...steps, leftOut: whyNot ?? steps.leftOut });
  });
  const mentionGroups = from.mentionGroups.map(({ id, name, channelId, channel }): CopyRow => {
    const isMember = to.channels.some((own) => own.id === channelId);
    const joined = channels.find(({ placeId }) => placeId === channelId);
    const target = { channelId, channel, groupId: id, group: name, ...person, ...(!isMember && { joins: true }) };
    const isIn = to.mentionGroups.some((own) => own.id === id);
    const cannotJoin =
      isMember || (joined && joined.leftOut === null)
        ? null
        : `They are not in the channel ${channel}, which is left out.`;
    return row(
      { what: "mentionGroup", placeId: id, name, channel, role: "member" },
      {
        member: { actionId: "add-to-mention-groups", target },
        admin: null,
        needs: isMember ? null : `channel:${channelId}`,
        leftOut: whyNot ?? (isIn ? ALREADY_IN : cannotJoin),
      },
    );
  });
  const directoryGroups = from.directoryGroups.map(({ id, name }): CopyRow => {
    const isIn = to.directoryGroups.some((own) => own.id === id);
    const external = to.isExternal ? "People from another account cannot be in a directory group." : null;
    return row(
      { what: "directoryGroup", placeId: id, name, role: "member" },
      {
        member: { actionId: "add-to-directory-groups", target: { groupId: id, group: name, ...person } },
        admin: null,
        leftOut: whyNot ?? external ?? (isIn ? ALREADY_IN : null),
      },
    );
  });
  return [...channels, ...spaces, ...mentionGroups, ...directoryGroups];
}

const ALREADY_IN = "They are already in it.";

function whyNotAtAll(to: PersonPage, from: PersonPage): string | null {
  if (to.key === from.key) return "This is the same person.";
  if (to.goneAtMs != null) return "They are gone from the account.";
  return to.status === "inactive" ? "They are deactivated. Activate them at Zoom first." : null;
}

function whyNotChannel(
  { type, isArchived }: PersonPage["channels"][number],
  to: PersonPage,
  { external, isGeneral }: ChannelRule,
): string | null {
  if (type === GROUP_CHAT) return "Group chats are not copied.";
  if (isGeneral) return "It comes with its space.";
  if (isArchived) return "It is archived. Unarchive it first.";
  const why = to.isExternal ? whyNoExternal({ type, external }, true) : undefined;
  return why === undefined ? null : `${why}.`;
}

interface Ways {
  readonly add: CopyStep;
  readonly addAsAdmin: CopyStep;
  readonly promote: CopyStep;
}

/** @param had The person's own role there; undefined where they are not in it */
function stepsOf(
  had: CopyRow["role"] | undefined,
  role: CopyRow["role"],
  isExternal: boolean,
  { add, addAsAdmin, promote }: Ways,
): Pick<CopyRow, "member" | "admin" | "leftOut" | "note"> {
  const note =
    role === "owner" && had === undefined ? "The colleague owns it. The role of the owner is not copied." : null;
  if (had === undefined)
    return { member: add, admin: role === "member" || isExternal ? null : addAsAdmin, leftOut: null, note };
  if (had === "member" && role !== "member" && !isExternal)
    return { member: null, admin: promote, leftOut: null, note: "They are already a member." };
  return { member: null, admin: null, leftOut: ALREADY_IN, note: null };
}

type Place = Pick<CopyRow, "what" | "placeId" | "name" | "role"> & { readonly channel?: string };

/** What is left out has no way. */
function row(
  place: Place,
  { member, admin, needs, leftOut, note }: Pick<CopyRow, "leftOut"> & Partial<CopyRow>,
): CopyRow {
  const id = `${place.what}:${place.placeId}`;
  const isOut = leftOut !== null;
  return {
    ...{ channel: "", ...place, id, leftOut },
    member: isOut ? null : (member ?? null),
    admin: isOut ? null : (admin ?? null),
    needs: isOut ? null : (needs ?? null),
    note: isOut ? null : (note ?? null),
  };
}

/** The parts of the change that copies what was chosen of some rows, by their IDs: as a member, or as an administrator. */
export function copyParts(
  rows: readonly CopyRow[],
  chosen: ReadonlyMap<string, "member" | "admin">,
): readonly {
  readonly actionId: string;
  readonly input: Readonly<Record<string, never>>;
  readonly targets: readonly unknown[];
}[] {
  const steps = rows.flatMap((one) => {
    const as = chosen.get(one.id);
    if (as === undefined || (one.needs !== null && !chosen.has(one.needs))) return [];
    return one[as] ?? [];
  });
  return partOrder.flatMap((actionId) => {
    const targets = steps.filter((step) => step.actionId === actionId).map(({ target }) => target);
    return targets.length === 0 ? [] : [{ actionId, input: {}, targets }];
  });
}
