// The inventory's lists page by page, for what reads it to its end on somebody's behalf: plans and files.

import type { ConnectionName } from "../../contract/bff.ts";
import type { NameHolders } from "../../domain/changes/action.ts";
import type { KnownThings, ThingIds } from "../../domain/changes/known-things.ts";
import type { Listed } from "../../domain/changes/large-changes.ts";
import type { ChannelsAsked, InventoryChannel } from "../../domain/inventory/channels.ts";
import type { ExternalAsked, ExternalPlace, ExternalRow } from "../../domain/inventory/external.ts";
import type {
  InventoryMentionGroup,
  MentionGroupLine,
  MentionGroupsAsked,
} from "../../domain/inventory/mention-groups.ts";
import type { InventoryPerson, PeopleAsked } from "../../domain/inventory/people.ts";
import type { PersonAnswer, WantedPerson } from "../../domain/look-ups/person.ts";

interface ListedPage {
  readonly channels: readonly InventoryChannel[];
  /** Of the next page; undefined at the end. */
  readonly next: string | undefined;
}

interface Rows<Row> {
  readonly rows: readonly Row[];
  readonly next: string | undefined;
}

export type KnownArchive = (channelId: string) => boolean | undefined;

export interface InventoryListing {
  /** Whether all of the account was read at least once: otherwise its lists tell a part. */
  isWhole(): Promise<boolean>;
  /** @throws CallFailed where the person may not read it, or their role cannot be asked */
  channels(userId: string, asked: ChannelsAsked, token: string | undefined): Promise<ListedPage>;
  /** External people in each channel and space. @throws CallFailed as above */
  external(userId: string, asked: ExternalAsked, token: string | undefined): Promise<Rows<ExternalRow>>;
  /** The channels and spaces that they are in. @throws CallFailed as above */
  externalPlaces(
    userId: string,
    asked: ExternalAsked,
    token: string | undefined,
  ): Promise<{ readonly places: readonly ExternalPlace[]; readonly next: string | undefined }>;
  /** Mention groups of all channels. @throws CallFailed as above */
  mentionGroups(
    userId: string,
    asked: MentionGroupsAsked,
    token: string | undefined,
  ): Promise<Rows<InventoryMentionGroup>>;
  /** Each of the people of these. @throws CallFailed as above */
  mentionGroupLines(
    userId: string,
    asked: MentionGroupsAsked,
    token: string | undefined,
  ): Promise<Rows<MentionGroupLine>>;
  /** Everyone in the account, as their list is filtered. @throws CallFailed as above */
  accountPeople(userId: string, asked: PeopleAsked, token: string | undefined): Promise<Rows<InventoryPerson>>;
  /** Those it knows, by their places; nobody where the person may not read it, or it was not read to its end yet. */
  people(userId: string, wanted: readonly WantedPerson[]): Promise<ReadonlyMap<number, PersonAnswer>>;
  /** What things and people are called; nothing where the person may not read it, as far as that is known without asking. */
  known(userId: string, ids: ThingIds): Promise<KnownThings>;
  /**
   * Whether channels are archived, where that was read lately: by their IDs, undefined of those of which it is not known.
   * It knows of none where the person may not read it.
   */
  archived(userId: string): Promise<KnownArchive>;
  /** See `NameHolders`; private channels are among them, group chats are not, for several of these may have one name. */
  named(userId: string, names: readonly string[]): ReturnType<NameHolders>;
  /** How many channels the account has, or for one's own connection, one is in; nothing where not all were read yet. */
  totals(userId: string, connection: ConnectionName): Promise<Pick<Listed, "accountTotal" | "ownTotal">>;
}
