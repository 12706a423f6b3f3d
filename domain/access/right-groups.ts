// What rights are about, for lists of them.
import { type Right, rights } from "./rights.ts";

/** In the order in which they are shown; a right is of the last that fits. */
const groups: readonly { readonly name: string; readonly of: RegExp }[] = [
  { name: "Channels", of: /./ },
  {
    name: "People in channels",
    of: /people|members|administrators|groups-(?:to|from)-channels|(?:join|leave)-channels/,
  },
  { name: "Mention groups", of: /mention-groups/ },
  { name: "Shared spaces", of: /space|move-channels/ },
  { name: "Directory groups", of: /directory-groups/ },
  { name: "Retention and messages", of: /retention|messages/ },
  { name: "Emoji", of: /emojis/ },
  { name: "This console", of: /^(?:see-audit|keep-inventory|give-roles|break-glass)$/ },
];

export const groupOfRight = (right: string): string => groups.findLast(({ of }) => of.test(right))?.name ?? "";

export interface RightGroup {
  readonly name: string;
  readonly rights: readonly Right[];
}

/** These rights, by what they are about; without groups that none of them belongs to. */
export function inGroups(some: readonly string[]): readonly RightGroup[] {
  const wanted = new Set(some);
  return groups
    .map(({ name }) => ({ name, rights: rights.filter((right) => wanted.has(right) && groupOfRight(right) === name) }))
    .filter((group) => group.rights.length > 0);
}
