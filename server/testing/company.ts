import type { Channel } from "../../sandbox/store/channel.ts";
import type { Stack } from "./stack.ts";

/** What is in a stack's company, by the names that do not depend on its seed. */
export function companyOf({ sandbox }: Pick<Stack, "sandbox">) {
  const found = <T>(one: T | undefined, what: string): T => {
    if (one === undefined) throw new Error(`the company has no ${what}`);
    return one;
  };
  return {
    channelNamed: (name: string): Channel => found(sandbox.store.channels.named(name)[0], name),
    spaceNamed: (name: string) =>
      found(
        sandbox.store.spaces.page(0, 100).items.find((space) => space.name === name),
        name,
      ),
    /** @param part Of their address, before the @. */
    userOf: (part: string) => found(sandbox.store.findUser(`${part}@sandbox.example`), part),
    personAt: (index: number) => sandbox.store.people.at(index),
    /** People of the account, active, who are not among some. */
    newcomers: (present: readonly number[], count: number) =>
      [...Array(100).keys()]
        .map((index) => sandbox.store.people.at(index))
        // The account connection is the owner of its app, and Zoom lets nobody remove themselves.
        .filter(
          (person) => !person.isExternal && person.status === "active" && person.email !== "owner@sandbox.example",
        )
        .filter(({ index }) => !present.includes(index))
        .slice(0, count),
  };
}
