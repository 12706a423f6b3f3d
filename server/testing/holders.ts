// Who holds what in the generated tables of verdicts: built-in roles as they are to be, written down apart from the roles, and
// roles of people's own at random, over each kind of set.
import fc from "fast-check";
import { type Right, rights, viewIds } from "../../domain/access/rights.ts";
import type { Where } from "./two-worlds.ts";

const looks: readonly Right[] = [
  ...(["see-channels", "see-people", "see-mention-groups"] as const),
  ...(["see-spaces", "see-directory-groups", "see-retention"] as const),
];
/** As far as routes that read turn on them. */
const inChannels: readonly Right[] = ["invite-members", "invite-administrators", "add-groups-to-channels"];

export const overs = ["all", "list", "name", "spaces"] as const;
export type Over = (typeof overs)[number] | "own";

export interface Holder {
  readonly name: string;
  /** A built-in role; null where it is one of people's own, or follows from what is theirs. */
  readonly roleId: string | null;
  readonly rights: ReadonlySet<Right>;
  /** Over all, or what is inside. */
  readonly over: Over;
  /** What they hold by another role over what is outside. */
  readonly outside?: ReadonlySet<Right>;
}

interface BuiltIn {
  readonly rights: readonly Right[];
  readonly over: readonly Exclude<Over, "own">[];
}
const builtIn: Readonly<Record<string, BuiltIn>> = {
  "channel-viewer": { rights: looks, over: ["all", "name"] },
  "help-desk": { rights: [...looks, ...inChannels, "add-to-spaces", "add-to-directory-groups"], over: overs },
  auditor: { rights: [...looks, "see-emojis", "see-audit"], over: ["all", "list"] },
  "channel-administrator": {
    rights: [
      ...[...looks, ...inChannels],
      ...(["set-channel-settings", "add-to-spaces", "add-administrators-to-spaces"] as const),
    ],
    over: ["all", "spaces"],
  },
  "workspace-admin": { rights, over: overs },
};
const leading: readonly Right[] = [...looks, ...inChannels, "set-channel-settings"];

/** What turns a verdict comes often enough. */
const telling: readonly Right[] = [
  ...viewIds,
  ...([...inChannels, "set-channel-settings", "add-to-spaces", "archive-channels"] as const),
];
const SEED = 7001;

/** Roles of people's own, each with some rights. */
export const customRights = (count: number): readonly (readonly Right[])[] =>
  fc.sample(fc.subarray([...telling], { minLength: 1 }), { numRuns: count, seed: SEED });

export const holders: readonly Holder[] = [
  { name: "nobody in particular", roleId: null, rights: new Set(), over: "own" },
  { name: "who leads the channel inside", roleId: null, rights: new Set(leading), over: "own" },
  ...Object.entries(builtIn).flatMap(([roleId, { rights: some, over: each }]) =>
    each.map((over) => ({ name: `${roleId} over ${over}`, roleId, rights: new Set(some), over })),
  ),
  ...customRights(8).map((some, at): Holder => {
    const over = overs[at % overs.length] ?? "all";
    return { name: `role ${at + 1} of people’s own over ${over}`, roleId: null, rights: new Set(some), over };
  }),
  {
    ...{ name: "channel-viewer inside, who sees no people outside", roleId: "channel-viewer", over: "list" },
    ...{ rights: new Set(looks), outside: new Set(looks.filter((right) => right !== "see-people")) },
  },
];

/** Whether somebody has a right there, as it is to be. */
export function verdicts({ rights: held, over, outside }: Holder) {
  return {
    account: (right: Right) => over === "all" && held.has(right),
    channel: (where: Where, ...some: readonly Right[]) =>
      where === "outside" && outside
        ? some.every((right) => outside.has(right))
        : some.every((right) => held.has(right)) && (over === "all" || where === "inside"),
    space: (where: Where, ...some: readonly Right[]) =>
      some.every((right) => held.has(right)) && (over === "all" || (over === "spaces" && where === "inside")),
    /** Over anything at all. */
    has: (right: Right) => held.has(right),
  };
}
