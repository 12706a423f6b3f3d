// What was done, in words. Zoom's operations are told by their names; what the console did itself has its own.

import { actionIds } from "../../../domain/actions/registry.ts";
import type { AuditEntry, AuditOutcome, AuditTarget, TargetKind } from "../../../domain/audit/entry.ts";
import { outcomeOfEntry } from "../../../domain/audit/record.ts";
import type { BadgeTone } from "../../components/badge.tsx";
import { formatCount } from "../../lib/format.ts";

const ownOperations: Readonly<Record<string, string>> = {
  signIn: "Sign in",
  signOut: "Sign out",
  applyChange: "Apply a change",
  pauseChange: "Pause a change",
  resumeChange: "Resume a change",
  cancelChange: "Stop or discard a change",
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
export const actWords = ({ action, operation }: Pick<AuditEntry, "action" | "operation">): string =>
  action === "" ? operationWords(operation) : sentence(action.replaceAll("-", " "));

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What the list can be filtered by: actions, and what the console did itself. */
export const whatOptions: readonly { readonly value: string; readonly label: string }[] = [
  ...Object.keys(ownOperations).map((value) => ({ value, label: operationWords(value) })),
  ...actionIds.map((value) => ({ value, label: actWords({ action: value, operation: "" }) })),
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

export const personText = ({ person, address }: AuditEntry): string =>
  person.name || person.email || person.id || (address ? `Someone at ${address}` : "The console");

export const kindWords: Readonly<Record<TargetKind, string>> = {
  channel: "Channel",
  space: "Space",
  group: "Directory group",
  mention_group: "Mention group",
  person: "Person",
  emoji: "Emoji",
  change: "Change",
  other: "Other",
};

/** Those a person would name: of a person's two keys the one with their name. */
export const shownTargets = ({ targets }: AuditEntry): readonly AuditTarget[] => {
  const named = targets.filter(({ name }) => name !== "");
  return named.length > 0 ? named : targets;
};

/** `Sales and 3 more`; empty where it was about nothing. */
export function targetText(entry: AuditEntry): string {
  const targets = shownTargets(entry);
  const [first] = targets;
  if (!first) return "";
  const name = first.name || first.id;
  return targets.length === 1 ? name : `${name} and ${formatCount(targets.length - 1)} more`;
}
