// What matches, page by page, as targets are made of.
import type { ConnectionName } from "../../contract/bff.ts";
import type { Ask } from "../../domain/answers/ask.ts";
import {
  accountPersonFields,
  channelFields,
  channelMemberFields,
  emojiFields,
  externalFields,
  externalPlaceFields,
  groupPersonFields,
  type ListedFields,
  mentionGroupFields,
  spaceChannelFields,
  spaceFields,
  spaceMemberFields,
} from "../../domain/changes/listed-fields.ts";
import type { Matching } from "../../domain/changes/matching.ts";
import { isLost } from "../../domain/exports/told.ts";
import type { ChannelsAsked, InventoryChannel } from "../../domain/inventory/channels.ts";
import type { ExternalAsked } from "../../domain/inventory/external.ts";
import type { InventoryMentionGroup, MentionGroupsAsked } from "../../domain/inventory/mention-groups.ts";
import type { PeopleAsked } from "../../domain/inventory/people.ts";
import { channelList, foundChannelList } from "./channels.ts";
import { directoryPeopleList } from "./directory-groups.ts";
import { emojiList } from "./emojis.ts";
import type { InventoryListing } from "./inventory-listing.ts";
import { type List, readPage } from "./listed.ts";
import { memberList, postingOfMembers } from "./members.ts";
import { spaceChannelList, spaceList, spaceMemberList } from "./spaces.ts";

export interface MatchingPage {
  readonly rows: readonly ListedFields[];
  /** Of the next page; undefined at the end. */
  readonly next: string | undefined;
}

/** Where lists are read. */
export interface MatchingSources {
  readonly ask: Ask;
  /** Channels of the inventory. @throws CallFailed */
  readonly known: (
    asked: ChannelsAsked,
    token: string | undefined,
  ) => Promise<{ readonly channels: readonly InventoryChannel[]; readonly next: string | undefined }>;
  /** People of other accounts, of the inventory. @throws CallFailed */
  readonly external: (asked: ExternalAsked, token: string | undefined) => ReturnType<InventoryListing["external"]>;
  /** What they are in. @throws CallFailed */
  readonly externalPlaces: (
    asked: ExternalAsked,
    token: string | undefined,
  ) => ReturnType<InventoryListing["externalPlaces"]>;
  /** Mention groups of the inventory. @throws CallFailed */
  readonly knownGroups: (
    asked: MentionGroupsAsked,
    token: string | undefined,
  ) => Promise<{ readonly rows: readonly InventoryMentionGroup[]; readonly next: string | undefined }>;
  /** People of the account, of the inventory. @throws CallFailed */
  readonly people: (asked: PeopleAsked, token: string | undefined) => ReturnType<InventoryListing["accountPeople"]>;
}

/** What cannot be read may match or not. */
export class UnreadableRows extends Error {
  override readonly name = "UnreadableRows";
}

/** @throws CallFailed; UnreadableRows */
export async function matchingPage(
  matching: Matching,
  connection: ConnectionName,
  token: string | undefined,
  sources: MatchingSources,
): Promise<MatchingPage> {
  const { ask, known, external, externalPlaces, knownGroups, people } = sources;
  const pageIn = <Row>(list: List<Row>, fieldsOf: (row: Row) => ListedFields) => fieldsIn(ask, list, token, fieldsOf);
  switch (matching.list) {
    case "channels":
      return pageIn(channelList(matching), channelFields);
    case "found-channels":
      return pageIn(foundChannelList(matching), channelFields);
    case "inventory-channels": {
      const { channels, next } = await known(matching.asked, token);
      return { rows: channels.map(channelFields), next };
    }
    case "external-people": {
      const { rows, next } = await external(within(matching), token);
      return { rows: rows.map(externalFields), next };
    }
    case "external-places": {
      const { places, next } = await externalPlaces(within(matching), token);
      return { rows: places.map(externalPlaceFields), next };
    }
    case "inventory-mention-groups": {
      const { rows, next } = await knownGroups(matching.asked, token);
      const placed = rows.map((group) => ({ ...group, channel: { id: group.channelId, name: group.channel } }));
      return { rows: placed.map(mentionGroupFields), next };
    }
    case "inventory-people": {
      const { rows, next } = await people(matching.asked, token);
      return { rows: rows.map(accountPersonFields), next };
    }
    case "members": {
      const { channelId, channel, post } = matching;
      const postingOf = post && (await postingOfMembers({ connection, channelId }, ask));
      if (post && !postingOf) throw new UnreadableRows("Zoom does not say who can post.");
      return pageIn(memberList({ ...matching, connection, postingOf }), channelMemberFields(channelId, channel));
    }
    case "spaces":
      return pageIn(spaceList(matching), spaceFields);
    case "space-members":
      return pageIn(spaceMemberList(matching), spaceMemberFields(matching.spaceId, matching.space));
    case "space-channels":
      return pageIn(spaceChannelList(matching), spaceChannelFields(matching.spaceId, matching.space));
    case "directory-group-people":
      return pageIn(directoryPeopleList(matching), groupPersonFields(matching.groupId, matching.group));
    case "emojis":
      return pageIn(emojiList(matching), emojiFields);
  }
}

/** What is asked for, in channels or in spaces alone; nowhere where it is asked for in the others alone. */
const within = ({ asked, in: kind }: Extract<Matching, { readonly in: unknown }>): ExternalAsked => ({
  ...asked,
  facets: { ...asked.facets, in: (asked.facets.in ?? [kind]).filter((one) => one === kind) },
});

async function fieldsIn<Row>(
  ask: Ask,
  list: List<Row>,
  token: string | undefined,
  fieldsOf: (row: Row) => ListedFields,
): Promise<MatchingPage> {
  const { told, next } = await readPage(ask, list, token);
  const rows = told.map((one) => {
    if (isLost(one)) throw new UnreadableRows(one.problem);
    return fieldsOf(one.row);
  });
  return { rows, next };
}
