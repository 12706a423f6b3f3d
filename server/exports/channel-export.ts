// Lists of channels as files: read page by page, each page when the one before was taken.
import type { ConnectionName } from "../../contract/bff.ts";
import { call } from "../../contract/call.ts";
import { listAccountsPublicChannels, listUsersChannels } from "../../contract/endpoints.gen.ts";
import { type Page, pageOf } from "../../domain/answers/page.ts";
import { type Ask, CallFailed } from "../../domain/changes/resource.ts";
import {
  type ChannelRow,
  type ChannelsWanted,
  channelMatches,
  listedChannel,
} from "../../domain/exports/channel-rows.ts";
import { ExportedMember, type MemberRow } from "../../domain/exports/member-rows.ts";
import { type Failure, isOfEveryItem } from "../../domain/failure.ts";
import { channelMemberCall } from "../../domain/resources/channel-members.ts";

export interface ChannelExport extends ChannelsWanted {
  readonly connection: ConnectionName;
  /** Whose channels: an address or ID, `me`; null for the account's public ones. */
  readonly of: string | null;
}

/** The most a page holds. */
const PAGE_SIZE = 50;
const Channels = pageOf("channels", listedChannel);
const Members = pageOf("members", ExportedMember);

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

/** Everyone in each of these channels. A channel whose members Zoom does not show is told with the reason. */
export async function* memberBatches(wanted: ChannelExport, ask: Ask): AsyncGenerator<readonly MemberRow[]> {
  for await (const channels of channelBatches(wanted, ask))
    for (const channel of channels) yield* membersOf(channel, wanted.connection, ask);
}

async function* membersOf(
  channel: ChannelRow,
  connection: ConnectionName,
  ask: Ask,
): AsyncGenerator<readonly MemberRow[]> {
  let token: string | undefined;
  do {
    let page: Page<ExportedMember>;
    try {
      page = await ask(channelMemberCall(channel.id, connection, token), Members);
    } catch (error) {
      if (!(error instanceof CallFailed && isOfOneChannel(error.failure))) throw error;
      yield [{ channel, problem: error.failure.message }];
      return;
    }
    yield page.rows.map((member) => ({ channel, member }));
    if (page.unreadableCount > 0) yield [{ channel, problem: `${page.unreadableCount} members cannot be read.` }];
    token = page.next_page_token || undefined;
  } while (token !== undefined);
}

/** What Zoom refuses of one channel and not of the next: one that is gone, or closed to whoever asks. */
const isOfOneChannel = (failure: Failure): boolean =>
  (failure.kind === "not_found" || failure.kind === "forbidden") && !isOfEveryItem(failure);

/** Rows that nobody can read would be missing in the file unseen. */
export class UnreadableRows extends Error {
  override readonly name = "UnreadableRows";
}

function readable<Row>({ rows, unreadableCount }: Page<Row>): readonly Row[] {
  if (unreadableCount > 0) throw new UnreadableRows(`${unreadableCount} rows of a list cannot be read`);
  return rows;
}
