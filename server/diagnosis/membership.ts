// What somebody is in a channel, as Zoom says now.
import { call } from "../../contract/call.ts";
import { listUsersChannels } from "../../contract/endpoints.gen.ts";
import { isSameUserId } from "../../contract/user-id.ts";
import type { Ask } from "../../domain/answers/ask.ts";
import { firstRow, pageOf } from "../../domain/answers/page.ts";
import type { DiagnosisFacts, Who } from "../../domain/diagnosis/facts.ts";
import { listedChannel } from "../../domain/exports/channel-rows.ts";
import { roleIn } from "../../domain/resources/channel-leaders.ts";
import { channelMemberList } from "../../domain/resources/channel-members.ts";

type Membership = Extract<DiagnosisFacts["membership"], { is: "known" }>["value"];

/** The list of longer ones takes too many calls while somebody waits. */
const MOST_LISTED = 1_000;
const CHANNEL_PAGE = 50;
const Channels = pageOf("channels", listedChannel);

export const isThem =
  ({ userId, memberId }: Who) =>
  (row: { readonly userId: string; readonly memberId: string }): boolean =>
    (userId !== "" && isSameUserId(row.userId, userId)) || (memberId !== "" && row.memberId === memberId);

interface Place {
  readonly channelId: string;
  /** How many the inventory knows to be in it; null where it does not. */
  readonly memberCount: number | null;
  /** No list of a person's channels has those that are archived. */
  readonly isArchived: boolean;
}

/** @throws CallFailed */
export async function membershipOf(
  { channelId, memberCount, isArchived }: Place,
  person: Who,
  ask: Ask,
): Promise<Membership> {
  if ((memberCount ?? 0) <= MOST_LISTED || isArchived || person.userId === "") {
    const { page, callOf } = channelMemberList(channelId, { connection: "account", userId: "" });
    const found = await firstRow(ask, page, callOf, isThem(person));
    return found ? { role: found.role, memberId: found.memberId } : null;
  }
  const { userId } = person;
  const own = await firstRow(
    ask,
    Channels,
    (next_page_token) =>
      call(listUsersChannels, { path: { userId }, query: { page_size: CHANNEL_PAGE, next_page_token } }),
    ({ id }) => id === channelId,
  );
  return own ? { role: await roleIn(channelId, userId, ask, userId), memberId: person.memberId } : null;
}
