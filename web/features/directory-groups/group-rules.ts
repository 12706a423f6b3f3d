import type { AccountConnection } from "../../../contract/bff.ts";
import { holdsWords } from "../../../domain/words.ts";
import { allowed, refused, type Verdict } from "../../shared/access/verdict.ts";
import type { DirectoryGroup, GroupPerson, GroupType } from "../../shared/directory-groups/directory-group.ts";

/** Whether a person may change directory groups; the console reads them for everybody of the account connection. */
export function groupEditing(account: AccountConnection): Verdict {
  if (account.access === "none") return refused("Directory groups need the account connection.");
  return account.scope === "account"
    ? allowed
    : refused("Your Zoom role can view directory groups. Only the account’s owner and administrators can change them.");
}

/** Whether a person may invite groups into channels and take them out. */
export function groupInviting(account: AccountConnection): Verdict {
  return account.access === "edit"
    ? allowed
    : refused(
        "Your Zoom role lets you view channels but not change them.",
        "Ask an administrator for Edit on Chat Channels.",
      );
}

/**
 * What Zoom would refuse about a group's name.
 *
 * @param others The other groups of the account: a name stands once, whatever its case.
 */
export function checkName(name: string, others: readonly DirectoryGroup[]): string | undefined {
  const trimmed = name.trim();
  if (trimmed === "") return "A group needs a name.";
  const isTaken = others.some((other) => other.name.trim().toLowerCase() === trimmed.toLowerCase());
  return isTaken ? "The account already has a group with this name." : undefined;
}

export interface GroupFilter {
  readonly text: string;
  readonly type: GroupType | undefined;
  /** `name`, `people`, or either with a minus before it for the opposite order. */
  readonly sort: string;
}

/** Groups whose name has every word, or that have the id, in the order asked for. */
export function filterGroups(groups: readonly DirectoryGroup[], filter: GroupFilter): readonly DirectoryGroup[] {
  const isNamed = holdsWords(filter.text);
  const found = groups.filter(({ id, name, type }) => {
    if (filter.type && type !== filter.type) return false;
    return id === filter.text.trim() || isNamed(name);
  });
  const sign = filter.sort.startsWith("-") ? -1 : 1;
  const column = filter.sort.replace("-", "");
  return found.toSorted((a, b) => {
    const byPeople = column === "people" ? (a.memberCount ?? 0) - (b.memberCount ?? 0) : 0;
    return sign * (byPeople || a.name.localeCompare(b.name));
  });
}

/** People whose name or address has every word. */
export function filterPeople(people: readonly GroupPerson[], text: string): readonly GroupPerson[] {
  if (text.trim() === "") return people;
  const isNamed = holdsWords(text);
  return people.filter(({ name, email }) => isNamed(`${name}\n${email}`));
}
