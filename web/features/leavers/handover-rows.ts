// The rows of the workbench: each thing the leavers are in, what is left of it, who succeeds, and what is done there.
import * as v from "valibot";
import {
  Candidate,
  type Leavers,
  type LedThing,
  type LeftChannel,
  type LeftDirectoryGroup,
  type LeftMentionGroup,
  type LeftSpace,
} from "../../../domain/inventory/leavers.ts";
import {
  canPromoteIn,
  inIt,
  isGroupChat,
  needsSuccessor,
  type Proposal,
  type ProposeBy,
  proposalFor,
  roleOf,
} from "../../../domain/inventory/succession.ts";
import type { SectionId } from "./leavers-address.ts";

/** `hand-over`: a successor takes over; `remove`: the leavers are removed; `leave`: nothing is done. */
export const acts = ["hand-over", "remove", "leave"] as const;
export type HandoverAct = (typeof acts)[number];

/** What a person chose otherwise than it was proposed, by the ID of a row. */
export const Choices = v.record(
  v.string(),
  v.object({ act: v.exactOptional(v.picklist(acts)), successor: v.exactOptional(Candidate) }),
);
export type Choices = v.InferOutput<typeof Choices>;

export type LeftThing =
  | { readonly kind: "channel"; readonly channel: LeftChannel; readonly canPromote: boolean }
  | { readonly kind: "space"; readonly space: LeftSpace }
  | { readonly kind: "mention-group"; readonly group: LeftMentionGroup }
  | { readonly kind: "directory-group"; readonly group: LeftDirectoryGroup };

export interface HandoverRow {
  /** `channel ID` */
  readonly id: string;
  readonly name: string;
  readonly section: SectionId;
  readonly left: LeftThing;
  readonly leaverKeys: readonly string[];
  /** What can be done there. */
  readonly acts: readonly HandoverAct[];
  readonly act: HandoverAct;
  /** Who takes over where someone is to. */
  readonly proposal: Proposal;
  readonly isChanged: boolean;
}

/** When it was read who is in it; null while it never was. */
export function readAtMs({ left }: Pick<HandoverRow, "left">): number | null {
  if (left.kind === "channel") return left.channel.atMs;
  return left.kind === "space" ? left.space.atMs : left.group.atMs;
}

const nobody: Proposal = { successor: null, why: "nobody" };

/** Keys of all who were chosen by hand, each once. */
export const chosenKeys = (choices: Choices): readonly string[] => [
  ...new Set(Object.values(choices).flatMap(({ successor }) => (successor ? [successor.key] : []))),
];

/** All rows, in the order of the answer. Whoever was chosen and cannot succeed by now is proposed nowhere. */
export function handoverRows(leavers: Leavers, by: ProposeBy, choices: Choices): readonly HandoverRow[] {
  const people = new Map(leavers.people.map((person) => [person.key, person]));
  const chosenByKey = new Map(leavers.chosen.map((person) => [person.key, person]));
  const isActive = (key: string): boolean => {
    const person = people.get(key);
    return person?.status === "active" && person.goneAtMs === null;
  };
  const chosen = (id: string, possible: readonly HandoverAct[], proposed: HandoverAct) => {
    const act = choices[id]?.act;
    return { id, acts: possible, act: act !== undefined && possible.includes(act) ? act : proposed };
  };
  const succession = (id: string, thing: LeftChannel | LeftSpace): Proposal => {
    const successor = choices[id]?.successor;
    const asked = successor && chosenByKey.get(successor.key);
    // Someone chosen earlier may be one of those who leave by now. Of whoever was chosen just now nothing was asked yet.
    if (successor && !people.has(successor.key) && (asked?.is ?? "active") === "active")
      return { successor: inIt(thing, asked ?? successor), why: "chosen" };
    const proposal = proposalFor(thing, (key) => people.get(key), by);
    return proposal.successor && people.has(proposal.successor.key) ? nobody : proposal;
  };
  const led = (id: string, thing: LeftChannel | LeftSpace) => ({
    name: thing.name,
    leaverKeys: thing.leavers.map(({ key }) => key),
    proposal: succession(id, thing),
    isChanged: choices[id] !== undefined,
  });
  const group = (id: string, { name, leavers: leaverKeys }: LeftMentionGroup | LeftDirectoryGroup) => ({
    ...chosen(id, ["remove", "leave"], "remove"),
    ...{ name, leaverKeys, proposal: nobody, isChanged: choices[id] !== undefined },
  });
  return [
    ...leavers.channels.map((channel): HandoverRow => {
      const id = `channel ${channel.id}`;
      const role = roleOf(channel);
      const section = role === "owner" ? "owned" : role === "admin" ? "administered" : "in";
      const left = { kind: "channel", channel, canPromote: canPromoteIn(channel, isActive) } as const;
      return { ...led(id, channel), ...chosen(id, actsIn(channel), proposedAct(channel)), section, left };
    }),
    ...leavers.spaces.map((space): HandoverRow => {
      const id = `space ${space.id}`;
      const isOwned = roleOf(space) === "owner";
      const possible = isOwned ? (["hand-over", "leave"] as const) : (["remove", "leave"] as const);
      const act = chosen(id, possible, possible[0]);
      return { ...led(id, space), ...act, section: "spaces", left: { kind: "space", space } };
    }),
    ...leavers.mentionGroups.map((one): HandoverRow => {
      const left = { kind: "mention-group", group: one } as const;
      return { ...group(`mention-group ${one.id}`, one), section: "mention-groups", left };
    }),
    ...leavers.directoryGroups.map((one): HandoverRow => {
      const left = { kind: "directory-group", group: one } as const;
      return { ...group(`directory-group ${one.id}`, one), section: "directory-groups", left };
    }),
  ];
}

function actsIn(channel: LeftChannel): readonly HandoverAct[] {
  const role = roleOf(channel);
  // Nobody can administer a group chat but its owner, and the API removes no owner.
  if (isGroupChat(channel)) return role === "owner" ? ["leave"] : ["remove", "leave"];
  if (role === "owner") return ["hand-over", "leave"];
  return role === "admin" ? ["hand-over", "remove", "leave"] : ["remove", "leave"];
}

/** Of an archived channel Zoom shows no members, so that nobody can be changed there. */
function proposedAct(channel: LeftChannel): HandoverAct {
  if (channel.isArchived === true) return "leave";
  const [first = "leave"] = actsIn(channel);
  return first === "hand-over" && !needsSuccessor(channel) ? "remove" : first;
}

/** The channel or space of a row; undefined of groups. */
export const ledThingOf = ({ left }: HandoverRow): LedThing | undefined =>
  left.kind === "channel" ? left.channel : left.kind === "space" ? left.space : undefined;

/** Whether somebody is to take over and nobody was chosen. */
export const lacksSuccessor = ({ act, proposal }: HandoverRow): boolean =>
  act === "hand-over" && proposal.successor === null;
