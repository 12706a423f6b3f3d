import { array, object, optional, string } from "valibot";
import { refOfChange } from "../../../lib/acting.ts";
import { classifyFailure } from "../../../lib/api/classify.ts";
import type { ApiError } from "../../../lib/api/errors.ts";
import { zoomPath } from "../../../lib/api/paths.ts";
import { request } from "../../../lib/api/request.ts";
import { isGone, neverAborted } from "../../../lib/writes/asking.ts";
import { verdict, write } from "../../../lib/writes/write.ts";
import { type Channel, channelAnswer } from "../model/channel.ts";
import type { ChannelPatch } from "../settings/channel-patch.ts";
import { type ChannelRef, channelPath, pathAs } from "./channel-ref.ts";
import { hasPatch, verifyArchived, verifyMembership } from "./verify.ts";

export function getChannel(ref: ChannelRef, signal: AbortSignal): Promise<Channel> {
  return request({ path: channelPath(ref), schema: channelAnswer, signal });
}

/**
 * Changes a channel. Who may add people of other accounts is taken on the path without a person only, so a change of
 * that and of the owner's settings takes two calls on the account connection.
 *
 * @param actorId Account connection: in whose name, where the change is the owner's alone.
 */
export async function updateChannel(
  channel: ChannelRef,
  patch: ChannelPatch,
  actorId: string | undefined,
): Promise<void> {
  const ref = refOfChange(channel);
  const send = (path: string, body: ChannelPatch) =>
    write({
      path,
      method: "PATCH",
      body,
      schema: null,
      verify: async () => verdict(hasPatch(await getChannel(ref, neverAborted()), body)),
    });
  const asOwner = ref.connection === "account" && actorId ? pathAs(ref, actorId) : undefined;
  const { allow_to_add_external_users: external, ...settings } = patch.channel_settings ?? {};
  if (external === undefined) {
    await send(asOwner ?? channelPath(ref), patch);
    return;
  }
  if (asOwner !== undefined) await send(asOwner, { ...patch, channel_settings: settings });
  const rest = asOwner === undefined ? patch : { channel_settings: { allow_to_add_external_users: external } };
  await send(zoomPath(ref.connection, "/chat/channels/{channelId}", { channelId: ref.channelId }), rest);
}

export function deleteChannel(channel: ChannelRef): Promise<undefined> {
  const ref = refOfChange(channel);
  return write({
    path: channelPath(ref),
    method: "DELETE",
    schema: null,
    verify: async () => verdict(await isGone((signal) => getChannel(ref, signal))),
  });
}

const eventsAnswer = object({
  failed_channels: optional(
    array(
      object({
        channel_id: optional(string()),
        error_code: optional(string(), ""),
        reason: optional(string(), ""),
      }),
    ),
    [],
  ),
});

/**
 * Archives or unarchives. Zoom answers 200 also when it did not, with the channel among the failed ones.
 *
 * @throws ApiError of the code in the answer when Zoom refused this channel.
 */
export async function setArchived(channel: ChannelRef, isArchived: boolean): Promise<void> {
  const ref = refOfChange(channel);
  const { connection, channelId } = ref;
  const answer = await write({
    path: zoomPath(connection, "/chat/channels/events"),
    method: "PATCH",
    body: { method: isArchived ? "archive" : "unarchive", channel_ids: [channelId] },
    schema: eventsAnswer,
    verify: async () => {
      const found = await verifyArchived(ref, isArchived);
      return found?.isDone ? { isDone: true, value: { failed_channels: [] } } : found;
    },
  });
  const failed = answer.failed_channels.find((one) => one.channel_id === undefined || one.channel_id === channelId);
  if (failed) throw refusalInBody(failed.error_code, failed.reason);
}

/** The error an item of a 200 answer stands for. The codes come as text. */
function refusalInBody(code: string, reason: string): ApiError {
  const body = { code: /^\d+$/.test(code) ? Number(code) : code || "failed", message: reason };
  return classifyFailure({ status: 400, body, header: () => null }, 0);
}

/** Only for the person who signed in: Zoom offers both to user-managed apps alone. */
export function joinChannel(channelId: string): Promise<undefined> {
  return write({
    path: membershipPath(channelId),
    method: "POST",
    schema: null,
    verify: () => verifyMembership(channelId, true),
  });
}

export function leaveChannel(channelId: string): Promise<undefined> {
  return write({
    path: membershipPath(channelId),
    method: "DELETE",
    schema: null,
    verify: () => verifyMembership(channelId, false),
  });
}

function membershipPath(channelId: string): string {
  return zoomPath("me", "/chat/channels/{channelId}/members/me", { channelId });
}
