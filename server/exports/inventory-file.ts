// Lists of the inventory as files: the account's channels, people, mention groups, and external people.
import * as v from "valibot";
import { channelFacetNames, readChannelsAsked } from "../../domain/inventory/channels.ts";
import { inventoryCsvColumns } from "../../domain/inventory/csv-columns.ts";
import { externalFacetNames, readExternalAsked } from "../../domain/inventory/external.ts";
import { externalCsvColumns } from "../../domain/inventory/external-csv-columns.ts";
import { mentionGroupCsvColumns } from "../../domain/inventory/mention-group-csv-columns.ts";
import { readMentionGroupsAsked } from "../../domain/inventory/mention-groups.ts";
import { PeopleAsked } from "../../domain/inventory/people.ts";
import { peopleCsvColumns } from "../../domain/inventory/people-csv-columns.ts";
import type { InventoryListing } from "../lists/inventory-listing.ts";
import type { Batches } from "../lists/listed.ts";
import { accountOnly, fileKind, fileOf, words } from "./file-kind.ts";

const asked = v.optional(words);
const Query = v.pipe(
  v.object({
    connection: accountOnly,
    find: asked,
    person: v.optional(v.string()),
    directoryGroup: asked,
    sort: asked,
    ...{ membersFrom: asked, quietFor: asked, retentionNot: asked, unsnoozed: asked },
    ...v.entriesFromList(channelFacetNames, asked),
  }),
  v.transform(({ connection, ...query }) => ({ connection, asked: readChannelsAsked(query) })),
);

export const inventoryChannelsFile = fileKind({
  path: "inventory-channels",
  query: Query,
  made: async (query, { inventory, session }) =>
    fileOf(
      await partName("all channels", inventory),
      inventoryCsvColumns,
      () =>
        pages(async (token) => {
          const { channels, next } = await inventory.channels(session.userId, query.asked, token);
          return { rows: channels, next };
        }),
      // As it is known: times as numbers, and what is not known as null.
      { toJson: (row) => row },
    ),
});

const ExternalQuery = v.pipe(
  v.object({ connection: accountOnly, find: asked, sort: asked, ...v.entriesFromList(externalFacetNames, asked) }),
  v.transform(({ connection, ...query }) => ({ connection, asked: readExternalAsked(query) })),
);

export const inventoryExternalFile = fileKind({
  path: "inventory-external",
  query: ExternalQuery,
  made: async (query, { inventory, session }) =>
    fileOf(
      await partName("external people", inventory),
      externalCsvColumns,
      () => pages((token) => inventory.external(session.userId, query.asked, token)),
      { toJson: (row) => row },
    ),
});

const PeopleQuery = v.pipe(
  v.object({ connection: accountOnly, ...PeopleAsked.entries }),
  v.transform(({ connection, ...asked }) => ({ connection, asked })),
);

export const inventoryPeopleFile = fileKind({
  path: "inventory-people",
  query: PeopleQuery,
  made: async (query, { inventory, session }) =>
    fileOf(
      await partName("people", inventory),
      peopleCsvColumns,
      () => pages((token) => inventory.accountPeople(session.userId, query.asked, token)),
      { toJson: (row) => row },
    ),
});

const GroupQuery = v.pipe(
  v.object({ connection: accountOnly, find: asked, person: asked, sort: asked }),
  v.transform(({ connection, ...query }) => ({ connection, asked: readMentionGroupsAsked(query) })),
);

export const inventoryMentionGroupsFile = fileKind({
  path: "inventory-mention-groups",
  query: GroupQuery,
  made: async (query, { inventory, session }) =>
    fileOf(
      await partName("mention groups", inventory),
      mentionGroupCsvColumns,
      () => pages((token) => inventory.mentionGroupLines(session.userId, query.asked, token)),
      { toJson: (row) => row },
    ),
});

/** A part of the account is not to be taken for the whole, wherever the file is sent: its rows have no place to say so. */
const partName = async (name: string, inventory: InventoryListing): Promise<string> =>
  (await inventory.isWhole()) ? name : `${name} (in part)`;

async function* pages<Row>(
  read: (token: string | undefined) => Promise<{ readonly rows: readonly Row[]; readonly next: string | undefined }>,
): Batches<Row> {
  let token: string | undefined;
  do {
    const { rows, next } = await read(token);
    yield rows;
    token = next;
  } while (token !== undefined);
}
