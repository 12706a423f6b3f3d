// Lists of channels as files: read page by page, each page when the one before was taken.
import type { ConnectionName } from "../../contract/bff.ts";
import { call } from "../../contract/call.ts";
import { listAccountsPublicChannels, listUsersChannels } from "../../contract/endpoints.gen.ts";
import { pageOf } from "../../domain/answers/page.ts";
import type { Ask } from "../../domain/changes/resource.ts";
import {
  type ChannelRow,
  type ChannelsWanted,
  channelMatches,
  listedChannel,
} from "../../domain/exports/channel-rows.ts";
import { readable } from "./readable.ts";

export interface ChannelExport extends ChannelsWanted {
  readonly connection: ConnectionName;
  /** Whose channels: an address or ID, `me`; null for the account's public ones. */
  readonly of: string | null;
}

/** The most a page holds. */
const PAGE_SIZE = 50;
const Channels = pageOf("channels", listedChannel);

/** @throws CallFailed; UnreadableRows */
export async function* channelBatches(wanted: ChannelExport, ask: Ask): AsyncGenerator<readonly ChannelRow[]> {
  const matches = channelMatches(wanted);
  let token: string | undefined;
  do {
    const query = { page_size: PAGE_SIZE, next_page_token: token };
    const page = await ask(
      wanted.of === null
        ? call(listAccountsPublicChannels, { query })
        : call(listUsersChannels, { path: { userId: wanted.of }, query }),
      Channels,
    );
    yield readable(page).filter(matches);
    token = page.next_page_token || undefined;
  } while (token !== undefined);
}
