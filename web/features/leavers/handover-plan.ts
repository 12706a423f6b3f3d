// One change of all that the rows say, and what is left to be done by hand.
import { inviteAdministrators, inviteMembers, removeMembers } from "../../../domain/actions/channel-members.ts";
import { removeFromDirectoryGroup } from "../../../domain/actions/directory-group-members.ts";
import { removeFromMentionGroup } from "../../../domain/actions/mention-group-members.ts";
import { addToSpace, removeFromSpace } from "../../../domain/actions/space-members.ts";
import { transferSpaces } from "../../../domain/actions/spaces.ts";
import type { AnyAction } from "../../../domain/changes/action.ts";
import {
  channelMemberFields,
  groupPersonFields,
  mentionedFields,
  spaceFields,
  spaceMemberFields,
} from "../../../domain/changes/listed-fields.ts";
import type { Candidate, Leaver } from "../../../domain/inventory/leavers.ts";
import type { NewOwnerTask } from "../../../domain/inventory/owner-tasks.ts";
import type { ListedPart } from "../../shared/changes/change-request.ts";
import { type HandoverRow, lacksSuccessor } from "./handover-rows.ts";

export interface HandoverPlan {
  readonly parts: readonly ListedPart[];
  /** Owners of channels, which only Zoom's web portal changes. */
  readonly tasks: readonly NewOwnerTask[];
}

/** How actions name people. */
const named = ({ memberId, userId, email, name }: Candidate | Leaver) => ({ id: memberId, userId, email, name });

/**
 * Successors come in before anyone goes, for Zoom promotes only on behalf of an active owner or administrator. People
 * leave mention groups before channels, which an undo, last things first, restores.
 */
export function handoverPlan(rows: readonly HandoverRow[], people: readonly Leaver[]): HandoverPlan {
  const byKey = new Map(people.map((person) => [person.key, person]));
  const targets = new Map<AnyAction, object[]>();
  const add = (action: AnyAction, target: object): void => {
    const had = targets.get(action);
    if (had) had.push(target);
    else targets.set(action, [target]);
  };
  const transfers = new Map<string, { readonly to: Candidate; readonly targets: object[] }>();
  const tasks: NewOwnerTask[] = [];
  const leaversOf = (keys: readonly string[]): readonly Leaver[] => keys.flatMap((key) => byKey.get(key) ?? []);

  for (const row of rows) {
    const { left, act } = row;
    const { successor } = row.proposal;
    if (act === "leave" || lacksSuccessor(row)) continue;
    if (left.kind === "mention-group") {
      const { group } = left;
      const inGroup = mentionedFields({ ...group, channel: { id: group.channelId, name: group.channel } });
      for (const person of leaversOf(row.leaverKeys)) add(removeFromMentionGroup, inGroup(named(person)));
    } else if (left.kind === "directory-group") {
      const inGroup = groupPersonFields(left.group.id, left.group.name);
      for (const person of leaversOf(row.leaverKeys))
        add(removeFromDirectoryGroup, inGroup({ ...named(person), id: person.userId }));
    } else if (left.kind === "space") {
      const { space } = left;
      const inSpace = spaceMemberFields(space.id, space.name);
      if (act === "hand-over" && successor) {
        if (successor.role === null) add(addToSpace, inSpace(named(successor)));
        const to = transfers.get(successor.key) ?? { to: successor, targets: [] };
        to.targets.push(spaceFields(space));
        transfers.set(successor.key, to);
        for (const { key, role } of space.leavers)
          if (role === "owner")
            for (const person of leaversOf([key])) add(removeFromSpace, { ...inSpace(named(person)), handsOver: true });
      }
      for (const { key } of staying(space.leavers))
        for (const person of leaversOf([key])) add(removeFromSpace, inSpace(named(person)));
    } else {
      const { channel, canPromote } = left;
      const inChannel = channelMemberFields(channel.id, channel.name);
      if (act === "hand-over" && successor) {
        if (canPromote && successor.role !== "admin") add(inviteAdministrators, inChannel(named(successor)));
        else if (successor.role === null) add(inviteMembers, inChannel(named(successor)));
        const owner = channel.leavers.find(({ role }) => role === "owner");
        if (owner) tasks.push({ channelId: channel.id, fromKey: owner.key, toKey: successor.key });
      }
      for (const { key } of staying(channel.leavers))
        for (const person of leaversOf([key])) add(removeMembers, inChannel(named(person)));
    }
  }

  const part = (action: AnyAction): ListedPart[] => {
    const some = targets.get(action);
    return some ? [{ actionId: action.id, input: {}, targets: some }] : [];
  };
  return {
    parts: [
      ...[inviteAdministrators, inviteMembers, addToSpace].flatMap(part),
      ...[...transfers.values()].map(({ to, targets: some }) => ({
        actionId: transferSpaces.id,
        input: { userId: to.userId, memberId: to.memberId, name: to.name },
        targets: some,
      })),
      ...[removeFromMentionGroup, removeFromDirectoryGroup, removeMembers, removeFromSpace].flatMap(part),
    ],
    tasks,
  };
}

/** Those whom the API can remove at once: an owner stays until there is another one. */
const staying = <Held extends { readonly role: string }>(leavers: readonly Held[]): readonly Held[] =>
  leavers.filter(({ role }) => role !== "owner");
