// What the workbench says of a row.

import type { Candidate, Chosen, LedThing } from "../../../domain/inventory/leavers.ts";
import { remainingIn, roleOf } from "../../../domain/inventory/succession.ts";
import { countOf } from "../../lib/format.ts";
import { formatDay } from "../../lib/format-time.ts";
import { isolate } from "../../lib/isolate.ts";
import { type HandoverAct, type HandoverRow, lacksSuccessor, ledThingOf } from "./handover-rows.ts";
import type { Whose } from "./leavers-address.ts";

const NOTHING = "Nothing to hand over";

interface NothingLeft {
  readonly whose: Whose;
  readonly people: readonly unknown[];
  /** Whether all of the account was read. */
  readonly isKnown: boolean;
  /** Whether whoever looks sees all channels and people of it. */
  readonly seesAll: boolean;
}

export interface LeftWords {
  readonly text: string;
  /** Nobody responsible would be left. */
  readonly isAlarming: boolean;
}

/** What stands for the rows where there are none. */
export function nothingWords({ whose, people, isKnown, seesAll }: NothingLeft): { title: string; text: string } {
  const isOfAnyone = whose.of === "deactivated";
  if (people.length === 0 && !isOfAnyone)
    return {
      title: "Nobody here",
      text: seesAll
        ? "The inventory knows nobody by these IDs. Whoever was added to the account just now is known within minutes."
        : "They are in no channel, space or group that your role shows you.",
    };
  const within = seesAll ? "" : " that your role shows you";
  return {
    title: !isKnown ? "Nothing to hand over is known yet" : isOfAnyone ? NOTHING : "Nothing is left to hand over",
    text: isOfAnyone
      ? `No deactivated person is in a channel, space or group${within}. What people leave is shown here once they are deactivated in Zoom.`
      : seesAll
        ? "The inventory knows of no channel, space or group that they are in."
        : "They are in no channel, space or group that your role shows you.",
  };
}

/** Of whom somebody asked about nothing is told. */
export const unknownWords = (count: number, seesAll: boolean): string =>
  seesAll
    ? `The inventory knows nobody by ${countOf(count, "of these IDs", "of these IDs")}.`
    : `Your role shows you nothing of ${countOf(count, "of these people", "of these people")}.`;

/** What would be left of it without the leavers. */
export function leftWords(row: HandoverRow): LeftWords {
  const thing = ledThingOf(row);
  if (thing) return ledWords(thing);
  if (row.left.kind === "mention-group") {
    const { others } = row.left.group;
    return {
      text: others === 0 ? "Nobody else in it" : countOf(others, "other person", "other people"),
      isAlarming: false,
    };
  }
  return { text: "Everyone else", isAlarming: false };
}

function ledWords(thing: LedThing): LeftWords {
  const { owner, adminCount } = remainingIn(thing);
  const said = { stays: "Owner", leaves: "No owner", inactive: "Owner deactivated", unknown: "Owner not read yet" }[
    owner
  ];
  const administrators =
    adminCount === null
      ? "administrators not read yet"
      : adminCount === 0
        ? "no active administrator"
        : countOf(adminCount, "active administrator");
  const isAlarming = owner !== "stays" && owner !== "unknown" && adminCount === 0;
  return { text: `${said}, ${administrators}`, isAlarming };
}

export const actLabels: Readonly<Record<HandoverAct, string>> = {
  "hand-over": "Hand over to a successor",
  remove: "Remove the people who leave",
  leave: "Leave as it is",
};

/** What is done there, as a sentence without its end. */
export function effectWords(row: HandoverRow): string {
  const { act, left, proposal } = row;
  if (act === "leave") {
    if (left.kind === "channel" && left.channel.isArchived) return "Left as it is: archived";
    if (row.acts.length === 1) return "Left as it is: group chat";
    return "Left as it is";
  }
  if (lacksSuccessor(row)) return "Nothing yet: nobody is chosen";
  const others = removedWords(row);
  const { successor } = proposal;
  if (act === "remove" || !successor) return others ?? "Nothing";
  if (left.kind === "space") {
    const way = successor.role === null ? "Added, then owner" : "Owner";
    return [way, others?.toLowerCase()].filter(Boolean).join("; ");
  }
  if (left.kind !== "channel") return "Nothing";
  const isOwned = roleOf(left.channel) === "owner";
  const role =
    successor.role === "admin"
      ? "Administrator"
      : left.canPromote
        ? successor.role === "member"
          ? "Promoted"
          : "Added as administrator"
        : successor.role === "member"
          ? "Member"
          : "Added as member";
  return [role, isOwned ? "owner by hand" : undefined, others?.toLowerCase()].filter(Boolean).join("; ");
}

/** Of a channel that everyone is in. */
const UNLESS_DEFAULT = "unless it is the account’s default channel, which keeps everyone";

function removedWords(row: HandoverRow): string | undefined {
  const thing = ledThingOf(row);
  // Whoever owns a space is removed once a successor owns it.
  const isHandedOver = row.left.kind === "space" && row.act === "hand-over";
  const going = thing?.leavers.filter(({ role }) => isHandedOver || role !== "owner") ?? row.leaverKeys;
  const count = going.length;
  if (count === 0) return undefined;
  const removed = count === 1 ? "Removed" : `${count} people removed`;
  return row.left.kind === "channel" && row.left.channel.hasEveryone ? `${removed}, ${UNLESS_DEFAULT}` : removed;
}

/** Why somebody is proposed. */
export const whyWords = {
  administrator: "Most active",
  manager: "Manager",
  member: "Member",
  chosen: "Chosen",
  nobody: "",
} as const;

/** What a candidate is there, and when they were last seen to do something. */
export function candidateWords({ role, lastActiveAtMs, email }: Candidate): string {
  const what = role === "admin" ? "Administrator" : role === "member" ? "Member" : "Not in it yet";
  const when = lastActiveAtMs === null ? undefined : `last joined, left or let someone in ${formatDay(lastActiveAtMs)}`;
  return [what, when, email && isolate(email)].filter(Boolean).join(" · ");
}

const unfitWords = {
  inactive: "deactivated",
  gone: "gone from the account",
  external: "in another account",
  unknown: "not known by this ID",
} as const;

/** Who was chosen and cannot take over, as sentences; empty where all can. */
export function cannotSucceedWords(chosen: readonly Chosen[]): string {
  const unfit = chosen.flatMap((one) =>
    one.is === "active" ? [] : [`${isolate(one.name || one.key)} (${unfitWords[one.is]})`],
  );
  return unfit.length === 0 ? "" : `Chosen to take over, and not able to: ${unfit.join(", ")}. Choose someone else.`;
}
