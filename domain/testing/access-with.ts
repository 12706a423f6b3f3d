import type { HoldingsInfo } from "../../contract/bff.ts";
import type { Holding } from "../access/can.ts";
import type { ChannelSet } from "../access/channel-set.ts";
import { packed } from "../access/packed.ts";
import type { Role } from "../access/role.ts";
import { type BuiltInRoleId, builtInRole } from "../access/roles.ts";

const holding = (role: BuiltInRoleId | Role, set: ChannelSet, source: Holding["source"]): Holding => ({
  role: typeof role === "string" ? builtInRole(role) : role,
  set,
  untilMs: null,
  source,
});

export type GivenRole = BuiltInRoleId | Role | readonly [BuiltInRoleId | Role, ChannelSet];

/** What the session of someone says who was given these roles, over all channels where no set stands with them. */
export const accessWith = (...given: readonly GivenRole[]): HoldingsInfo =>
  packed(
    [
      ...given.map((one) => {
        const [role, set] = isPair(one) ? one : [one, { of: "all" } as const];
        return holding(role, set, { by: "grant", grantId: "g", reason: "A test", givenBy: "Ada" });
      }),
      holding("channel-owner", { of: "own", as: "leader" }, { by: "everybody" }),
    ],
    null,
  );

const isPair = (one: unknown): one is readonly [BuiltInRoleId | Role, ChannelSet] => Array.isArray(one);
