import type { QueryClient } from "@tanstack/react-query";
import { getUserChannel, getChannel as getWithoutPerson } from "../../../../contract/endpoints.gen.ts";
import { archiveChannels, unarchiveChannels } from "../../../../domain/actions/archive-channels.ts";
import {
  deleteChannels,
  joinChannels,
  leaveChannels,
  setChannelSettings,
} from "../../../../domain/actions/channels.ts";
import type { ChangeInfo } from "../../../../domain/changes/info.ts";
import type { ChannelEdits } from "../../../../domain/resources/channel-settings.ts";
import { refOfChange } from "../../../lib/acting.ts";
import { askZoom } from "../../../lib/api/ask-zoom.ts";
import { partOf } from "../../changes/change-request.ts";
import { type MadeChange, makeChange } from "../../changes/make-change.ts";
import { postpone } from "../../changes/postpone.ts";
import { type Channel, channelAnswer } from "../model/channel.ts";
import type { ChannelRef } from "./channel-ref.ts";

export function getChannel({ connection, channelId }: ChannelRef, signal: AbortSignal): Promise<Channel> {
  const asking = { connection, schema: channelAnswer, signal };
  return connection === "me"
    ? askZoom(asking, getUserChannel, { path: { userId: "me", channelId } })
    : askZoom(asking, getWithoutPerson, { path: { channelId } });
}

/** A channel by the name it has, for the list of changes. */
interface Named {
  readonly name: string;
}

const target = ({ channelId }: ChannelRef, { name }: Named) => ({ channelId, name });

/** @throws ApiError */
export function updateChannel(
  client: QueryClient,
  channel: ChannelRef,
  named: Named,
  edits: ChannelEdits,
): Promise<MadeChange> {
  const { connection } = refOfChange(channel);
  return makeChange(client, { connection, parts: [partOf(setChannelSettings, edits, [target(channel, named)])] });
}

/** @throws ApiError */
export function deleteChannel(client: QueryClient, channel: ChannelRef, named: Named): Promise<MadeChange> {
  const { connection } = refOfChange(channel);
  return makeChange(client, {
    connection,
    parts: [partOf(deleteChannels, {}, [{ ...target(channel, named), owner: "" }])],
  });
}

/**
 * Archives a channel, where it is not, and has it deleted on a day.
 *
 * @throws ApiError
 */
export function deleteChannelOn(
  client: QueryClient,
  day: string,
  channel: ChannelRef,
  named: Named,
  isArchived: boolean,
): Promise<ChangeInfo> {
  const { connection } = refOfChange(channel);
  const own = target(channel, named);
  const first = isArchived ? [] : [partOf(archiveChannels, {}, [own])];
  return postpone(client, { connection, first, parts: [partOf(deleteChannels, {}, [{ ...own, owner: "" }])] }, day);
}

/** @throws ApiError */
export function setArchived(
  client: QueryClient,
  channel: ChannelRef,
  named: Named,
  isArchived: boolean,
): Promise<MadeChange> {
  const { connection } = refOfChange(channel);
  const action = isArchived ? archiveChannels : unarchiveChannels;
  return makeChange(client, { connection, parts: [partOf(action, {}, [target(channel, named)])] });
}

/** Only for the person who signed in: Zoom offers both to user-managed apps alone. @throws ApiError */
export function setMembership(
  client: QueryClient,
  channel: ChannelRef,
  named: Named,
  isIn: boolean,
): Promise<MadeChange> {
  const action = isIn ? joinChannels : leaveChannels;
  return makeChange(client, { connection: "me", parts: [partOf(action, {}, [target(channel, named)])] });
}
