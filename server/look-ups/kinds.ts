// What can be looked up for many things at once.
import * as v from "valibot";
import type { ConnectionName } from "../../contract/bff.ts";
import { isPathParameter } from "../../contract/path-parameter.ts";
import { WantedPerson } from "../../domain/look-ups/person.ts";
import { type AskOf, nearlyNamed, whoIs } from "../../domain/look-ups/who-is.ts";
import { mentionGroupsOf } from "../../domain/resources/mention-group-list.ts";
import type { InventoryListing } from "../lists/inventory-listing.ts";
import type { Session } from "../session/session.ts";

export interface Given {
  readonly connection: ConnectionName;
  /** Zoom, with the person's own rights. */
  readonly askOf: AskOf;
  readonly session: Session;
  readonly inventory: InventoryListing;
}

interface LookUpKind<Item> {
  /** `people` in `/api/look-ups/people` */
  readonly path: string;
  readonly item: v.GenericSchema<unknown, Item>;
  /** What the console knows already, by the places of the things. */
  readonly known?: (items: readonly Item[], given: Given) => Promise<ReadonlyMap<number, unknown>>;
  /** @throws CallFailed */
  readonly find: (item: Item, given: Given) => Promise<unknown>;
}

/** A kind of which the things are checked before they are looked up. */
export interface AnyLookUpKind {
  readonly path: string;
  readonly items: v.GenericSchema<unknown, readonly unknown[]>;
  readonly known: (items: readonly unknown[], given: Given) => Promise<ReadonlyMap<number, unknown>>;
  readonly find: (item: unknown, given: Given) => Promise<unknown>;
}

const lookUpKind = <Item>({ path, item, known, find }: LookUpKind<Item>): AnyLookUpKind => ({
  path,
  items: v.array(item),
  known: async (items, given) => (known ? known(v.parse(v.array(item), items), given) : new Map()),
  find: (one, given) => find(v.parse(item, one), given),
});

const ChannelId = v.pipe(v.string(), v.maxLength(300), v.check(isPathParameter, "This is not the ID of a channel."));

export const lookUpKinds: readonly AnyLookUpKind[] = [
  /** Whoever was pasted. What the inventory does not know may be new. */
  lookUpKind({
    path: "people",
    item: WantedPerson,
    known: async (wanted, { connection, inventory, session }) =>
      connection === "account" ? inventory.people(session.userId, wanted) : new Map(),
    find: (wanted, { connection, askOf }) => whoIs(wanted, connection, askOf),
  }),
  /** Whose address is nearly one that nobody has. */
  lookUpKind({
    path: "near-addresses",
    item: v.pipe(v.string(), v.maxLength(320)),
    find: async (address, { askOf }) => ({ person: await nearlyNamed(address, askOf) }),
  }),
  /** The mention groups of channels. */
  lookUpKind({
    path: "mention-groups",
    item: ChannelId,
    find: async (channelId, { connection, askOf }) => ({
      groups: (await mentionGroupsOf(channelId, askOf(connection))).rows,
    }),
  }),
];
