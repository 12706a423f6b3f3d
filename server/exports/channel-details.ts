// What stands below channels in a file: read channel by channel, page by page.
import { call } from "../../contract/call.ts";
import { getRetentionPolicyOfChannel, listChannelMentionGroups } from "../../contract/endpoints.gen.ts";
import { type Page, pageOf } from "../../domain/answers/page.ts";
import { type Ask, CallFailed } from "../../domain/changes/resource.ts";
import type { ChannelRow } from "../../domain/exports/channel-rows.ts";
import {
  type DetailRow,
  ExportedGroup,
  ExportedGroupMember,
  ExportedMember,
  ExportedRetention,
  type GroupLine,
} from "../../domain/exports/detail-rows.ts";
import { type Failure, isOfEveryItem } from "../../domain/failure.ts";
import { channelMemberCall } from "../../domain/resources/channel-members.ts";
import { mentionGroupMemberList } from "../../domain/resources/mention-group-members.ts";
import { type ChannelExport, channelBatches } from "./channel-export.ts";

const Members = pageOf("members", ExportedMember);
const Groups = pageOf("mention_group_list", ExportedGroup);
const GroupMembers = pageOf("members", ExportedGroupMember);

interface Reading extends Pick<ChannelExport, "connection"> {
  readonly channelId: string;
  readonly ask: Ask;
}

/** What is of one channel, a page at a time. */
type ReadDetails<Detail> = (reading: Reading) => AsyncGenerator<Page<Detail>>;

/** Each of the channels with what is of it. A channel that Zoom does not show is told with the reason. */
export async function* detailBatches<Detail>(
  wanted: ChannelExport,
  ask: Ask,
  read: ReadDetails<Detail>,
): AsyncGenerator<readonly DetailRow<Detail>[]> {
  for await (const channels of channelBatches(wanted, ask))
    for (const channel of channels) yield* detailsOf(channel, { ...wanted, channelId: channel.id, ask }, read);
}

async function* detailsOf<Detail>(channel: ChannelRow, reading: Reading, read: ReadDetails<Detail>) {
  try {
    for await (const { rows, unreadableCount } of read(reading)) {
      yield rows.map((detail): DetailRow<Detail> => ({ channel, detail }));
      if (unreadableCount > 0) yield [{ channel, problem: `${unreadableCount} rows of Zoom’s answer cannot be read.` }];
    }
  } catch (error) {
    if (!(error instanceof CallFailed && isOfOneChannel(error.failure))) throw error;
    yield [{ channel, problem: error.failure.message }];
  }
}

/** What Zoom refuses of one channel and not of the next: one that is gone, or closed to whoever asks. */
const isOfOneChannel = (failure: Failure): boolean =>
  (failure.kind === "not_found" || failure.kind === "forbidden") && !isOfEveryItem(failure);

export async function* members({ channelId, connection, ask }: Reading): AsyncGenerator<Page<ExportedMember>> {
  let token: string | undefined;
  do {
    const page = await ask(channelMemberCall(channelId, connection, token), Members);
    yield page;
    token = page.next_page_token || undefined;
  } while (token !== undefined);
}

export async function* mentionGroups({ channelId, ask }: Reading): AsyncGenerator<Page<GroupLine>> {
  const groups = await ask(call(listChannelMentionGroups, { path: { channelId } }), Groups);
  yield { rows: [], unreadableCount: groups.unreadableCount };
  for (const group of groups.rows) {
    const { callOf } = mentionGroupMemberList(channelId, group.groupId);
    let token: string | undefined;
    do {
      const page = await ask(callOf(token), GroupMembers);
      const lines: readonly GroupLine[] = page.rows.map((member) => ({ ...group, ...member }));
      // A group that lost all its people is there still.
      yield { ...page, rows: lines.length > 0 || token !== undefined ? lines : [group] };
      token = page.next_page_token || undefined;
    } while (token !== undefined);
  }
}

export async function* retention({ channelId, ask }: Reading): AsyncGenerator<Page<ExportedRetention>> {
  const policy = await ask(call(getRetentionPolicyOfChannel, { path: { channelId } }), ExportedRetention);
  yield { rows: [policy], unreadableCount: 0 };
}
