// Who can make a change that whoever asks may not.
import { type Right, rightWords } from "../access/rights.ts";
import { builtInRoles } from "../access/roles.ts";

/** Roles of which everybody holds those over what is their own. */
const own: ReadonlySet<string> = new Set(["channel-leader", "channel-owner"]);

const either = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;

/** As a sentence: `“Change channel settings” can be done by the channel’s owner, one of its administrators or …` */
export function whoCan(right: Right): string {
  const roles = builtInRoles.filter((role) => (role.rights as readonly Right[]).includes(right));
  const leads = roles.some(({ id }) => own.has(id));
  const people = [
    ...(leads ? ["the channel’s owner", "one of its administrators"] : []),
    ...roles.filter(({ id }) => !own.has(id)).map(({ name }) => `someone with the role ${name}`),
  ];
  return `“${rightWords(right)}” can be done by ${either(people)}.`;
}
