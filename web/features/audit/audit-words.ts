// What was done, in words. Zoom's operations are told by their names; what the console did itself has its own.

import { kindsOfChange, kindWords } from "../../../domain/actions/kind-words.ts";
import { resourceOf } from "../../../domain/actions/registry.ts";
import {
  type AuditEntry,
  type AuditOutcome,
  type AuditTarget,
  auditOutcomes,
  type TargetKind,
} from "../../../domain/audit/entry.ts";
import type { AuditGroup, AuditRow } from "../../../domain/audit/info.ts";
import { outcomeOfEntry } from "../../../domain/audit/record.ts";
import { differencesOf, differenceText } from "../../../domain/changes/differences.ts";
import type { BadgeTone } from "../../components/badge.tsx";
import { formatCount } from "../../lib/format.ts";

const ownOperations: Readonly<Record<string, string>> = {
  signIn: "Sign in",
  signOut: "Sign out",
  endSession: "End the session of someone the console is not for any more",
  connectAccount: "Connect the account",
  disconnectAccount: "Disconnect the account",
  accountConnectionEnded: "Zoom ended the account connection",
  planChange: "Plan a change",
  applyChange: "Apply a change",
  pauseChange: "Pause a change",
  resumeChange: "Resume a change",
  cancelChange: "Stop or discard a change",
  postponeChange: "Put a change off to another day",
  keepChange: "Make access permanent",
  addPersonNote: "Leave a note about a person",
  finishPersonNote: "Note about a person: done",
  reopenPersonNote: "Open a note about a person again",
  deletePersonNote: "Delete a note about a person",
  retryChange: "Retry what failed",
  overwriteChange: "Overwrite what changed",
  undoChange: "Plan to undo a change",
  planRestOfChange: "Plan the rest of a change again",
  changeSettings: "Start with other settings",
  deleteOldEntries: "Delete entries whose time is over",
  otherRefusals: "Many different requests",
  unreadableEntry: "Entry that the console did not write",
};

/** `Invite channel members` for `inviteChannelMembers`. */
export function operationWords(operation: string): string {
  const own = ownOperations[operation];
  if (own !== undefined) return own;
  if (operation === "" || operation.includes(" ")) return operation || "Request to the console";
  const words = operation
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .split(" ")
    .map((word) => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase()))
    .join(" ");
  return sentence(words);
}

/** What somebody did: by the action where there was one, for Zoom's operations tell less. */
export const actWords = ({ action, operation }: Pick<AuditEntry, "action" | "operation">): string => {
  if (action === "") return operationWords(operation);
  return operation in ownOperations ? `${operationWords(operation)}: ${kindWords(action)}` : kindWords(action);
};

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What the list can be filtered by: actions, and what the console did itself. */
export const whatOptions: readonly { readonly value: string; readonly label: string }[] = [
  ...Object.keys(ownOperations).map((value) => ({ value, label: operationWords(value) })),
  ...kindsOfChange,
].sort((one, other) => one.label.localeCompare(other.label, "en"));

export const outcomeWords: Readonly<Record<AuditOutcome, string>> = {
  done: "Done",
  partly: "Partly done",
  failed: "Failed",
  refused: "Refused",
  unknown: "Unknown",
};

export const outcomeTones: Readonly<Record<AuditOutcome, BadgeTone>> = {
  done: "accent",
  partly: "warn",
  failed: "danger",
  refused: "warn",
  unknown: "warn",
};

export const outcomeText = (entry: AuditEntry): string => {
  const { result } = entry;
  const words = outcomeWords[outcomeOfEntry(entry)];
  return result && result.count > 1 ? `${words} ${formatCount(result.count)} times` : words;
};

/** How many acts a row stands for, by what became of them: `320 done, 3 failed`. */
export const groupText = ({ outcomes }: AuditGroup): string =>
  auditOutcomes
    .flatMap((outcome) => {
      const count = outcomes[outcome] ?? 0;
      return count > 0 ? [`${formatCount(count)} ${outcomeWords[outcome].toLowerCase()}`] : [];
    })
    .join(", ");

/** What the reader has to see to comes first. */
const worstFirst: readonly AuditOutcome[] = ["failed", "refused", "unknown", "partly", "done"];
export const worstOf = ({ outcomes }: AuditGroup): AuditOutcome =>
  worstFirst.find((outcome) => (outcomes[outcome] ?? 0) > 0) ?? "done";

/** What a row is called: by the act, or where it stands for several, by the change that did them. */
export const rowWords = ({ entry, group }: AuditRow): string =>
  group ? group.title || `${actWords(entry)} and more` : actWords(entry);

export const personText = ({ person, address }: AuditEntry): string =>
  person.name || person.email || person.id || (address ? `Someone at ${address}` : "The console");

export const targetKindWords: Readonly<Record<TargetKind, string>> = {
  channel: "Channel",
  space: "Space",
  group: "Directory group",
  mention_group: "Mention group",
  person: "Person",
  emoji: "Emoji",
  change: "Change",
  other: "Other",
};

/** Those a person would name: of two keys of the same thing the one that says more. */
export const shownTargets = ({ targets }: Pick<AuditEntry, "targets">): readonly AuditTarget[] => {
  const named = targets.filter(({ name }) => name !== "");
  const known = named.length > 0 ? named : targets;
  const withId = new Set(known.filter(({ id }) => id !== "").map(nameOfKind));
  return known.filter((target) => target.id !== "" || !withId.has(nameOfKind(target)));
};

const nameOfKind = ({ kind, name }: AuditTarget): string => `${kind} ${name.toLowerCase()}`;

type Targeted = Pick<AuditEntry, "targets" | "result">;

/** `Ada and 3 more · Sales`: what it was done to, and where; empty where it was about nothing. */
export function targetText(entry: Targeted): string {
  const { first, rest } = targetPieces(entry);
  return first ? `${first.name || first.id}${rest}` : "";
}

/** The first target, and what comes behind its name: ` and 3 more · Sales`. */
export function targetPieces(entry: Targeted): { readonly first: AuditTarget | undefined; readonly rest: string } {
  const [first, ...others] = shownTargets(entry);
  if (!first) return { first, rest: "" };
  const alike = others.filter(({ kind }) => kind === first.kind);
  const place = others.find(({ kind }) => kind !== first.kind);
  // Not all of many targets find room in an entry, but all of its items are counted.
  const items = Object.values(entry.result?.items ?? {}).reduce((sum, count) => sum + count, 0);
  const more = Math.max(alike.length, items - 1);
  const and = more > 0 ? ` and ${formatCount(more)} more` : "";
  return { first, rest: place ? `${and} · ${place.name || place.id}` : and };
}

type ValuedEntry = Pick<AuditRow, "states"> & { readonly entry: Pick<AuditEntry, "action"> };

/** `Who can post: Everyone → Owner and administrators`, of an act on one thing; empty where nothing is known of it. */
export function valuesText({ entry, states = [] }: ValuedEntry): string {
  const resource = resourceOf(entry.action);
  const [only] = states;
  if (!resource || !only || states.length > 1) return "";
  return differencesOf(resource, { before: only.before, to: only.after }).map(differenceText).join("; ");
}
