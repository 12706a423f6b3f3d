import { canReadChannels, mayActForActor } from "./access.ts";
import { listedChannel } from "./channel-view.ts";
import { operationError } from "./errors.ts";
import type { Handler } from "./operation.ts";
import { pageStart, paging } from "./page.ts";

/** The contract lists no error for a missing privilege to list channels; search words the same refusal. */
const noPermission = () => operationError("searchUsersOrAccountsChannels", 200);

/** Archived channels are in neither list: nothing in a listed channel would tell them apart. */
export const listChannelsHandlers = {
  listUsersChannels: (context) => {
    const { actor, store, cursor } = context;
    if (!mayActForActor(context, "read")) throw noPermission();
    const page = store.channels.joinedPage(actor.index, pageStart(context), cursor.pageSize);
    return {
      status: 200,
      body: {
        channels: page.items.map(listedChannel),
        ...paging(context, page.next),
        total_records: store.channels.joinedCount(actor.index),
      },
    };
  },

  listAccountsPublicChannels: (context) => {
    const { caller, store, cursor } = context;
    if (!canReadChannels(store, caller.user)) throw noPermission();
    const page = store.channels.publicPage(pageStart(context), cursor.pageSize);
    return {
      status: 200,
      body: {
        channels: page.items.map(listedChannel),
        ...paging(context, page.next),
        total_records: store.channels.publicCount,
      },
    };
  },
} satisfies Record<string, Handler>;
