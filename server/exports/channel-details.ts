// What stands below channels in a file: read channel by channel, page by page.
import * as v from "valibot";
import type { ConnectionName } from "../../contract/bff.ts";
import { call } from "../../contract/call.ts";
import { getRetentionPolicyOfChannel, listChannelMentionGroups } from "../../contract/endpoints.gen.ts";
import type { Ask } from "../../domain/answers/ask.ts";
import { pageOf } from "../../domain/answers/page.ts";
import { CallFailed } from "../../domain/changes/resource.ts";
import type { ChannelRow } from "../../domain/exports/channel-rows.ts";
import {
  type DetailRow,
  ExportedGroup,
  ExportedGroupMember,
  ExportedRetention,
  type GroupLine,
} from "../../domain/exports/detail-rows.ts";
import type { Member } from "../../domain/exports/member-row.ts";
import { isLost, type Told, toldRows } from "../../domain/exports/told.ts";
import { type Failure, isOfEveryItem } from "../../domain/failure.ts";
import { mentionGroupMemberList } from "../../domain/resources/mention-group-members.ts";
import { type Batches, listed } from "../lists/listed.ts";
import { memberList } from "../lists/members.ts";

const Groups = pageOf("mention_group_list", ExportedGroup);
const GroupMembers = pageOf("members", ExportedGroupMember);

interface Reading {
  readonly connection: ConnectionName;
  readonly channelId: string;
  readonly ask: Ask;
}

/** What is of one channel, a page at a time. */
export type ReadDetails<Detail> = (reading: Reading) => Batches<Told<Detail>>;

/** Each of the channels with what is of it. One that Zoom does not show, or that cannot be read, is told with the reason. */
export async function* detailBatches<Detail>(
  batches: Batches<Told<ChannelRow>>,
  reading: Omit<Reading, "channelId">,
  read: ReadDetails<Detail>,
): Batches<DetailRow<Detail>> {
  for await (const channels of batches)
    for (const channel of channels) {
      if (isLost(channel)) yield [{ channel: { id: channel.id, name: "", type: undefined }, problem: channel.problem }];
      else yield* detailsOf(channel.row, { ...reading, channelId: channel.row.id }, read);
    }
}

async function* detailsOf<Detail>(
  channel: ChannelRow,
  reading: Reading,
  read: ReadDetails<Detail>,
): Batches<DetailRow<Detail>> {
  try {
    for await (const details of read(reading))
      yield details.map((told) =>
        isLost(told)
          ? { channel, problem: [told.problem, told.id].filter(Boolean).join(" ") }
          : { channel, detail: told.row },
      );
  } catch (error) {
    if (error instanceof v.ValiError) yield [{ channel, problem: UNREADABLE_ANSWER }];
    else if (error instanceof CallFailed && isOfOneChannel(error.failure))
      yield [{ channel, problem: error.failure.message }];
    else throw error;
  }
}

const UNREADABLE_ANSWER = "Zoom’s answer for this channel cannot be read.";

/** What Zoom refuses of one channel and not of the next: one that is gone, or closed to whoever asks. */
const isOfOneChannel = (failure: Failure): boolean =>
  (failure.kind === "not_found" || failure.kind === "forbidden") && !isOfEveryItem(failure);

export const members: ReadDetails<Member> = ({ ask, ...of }) => listed(ask, memberList(of));

export async function* mentionGroups({ channelId, ask }: Reading): Batches<Told<GroupLine>> {
  const groups = await ask(call(listChannelMentionGroups, { path: { channelId } }), Groups);
  yield toldRows({ ...groups, rows: [] });
  for (const group of groups.rows) {
    const { callOf } = mentionGroupMemberList(channelId, group.groupId);
    let token: string | undefined;
    do {
      const page = await ask(callOf(token), GroupMembers);
      const lines: readonly GroupLine[] = page.rows.map((member) => ({ ...group, ...member }));
      // A group that lost all its people is there still.
      yield toldRows({ ...page, rows: lines.length > 0 || token !== undefined ? lines : [group] });
      token = page.next_page_token || undefined;
    } while (token !== undefined);
  }
}

export async function* retention({ channelId, ask }: Reading): Batches<Told<ExportedRetention>> {
  const policy = await ask(call(getRetentionPolicyOfChannel, { path: { channelId } }), ExportedRetention);
  yield [{ row: policy }];
}
