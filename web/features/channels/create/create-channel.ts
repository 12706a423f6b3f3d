import { object, string } from "valibot";
import type { ConnectionName } from "../../../../contract/bff.ts";
import { ApiError, ForbiddenError, NotFoundError, RateLimitedError } from "../../../lib/api/errors.ts";
import { zoomPath } from "../../../lib/api/paths.ts";
import { firstItem } from "../../../lib/writes/asking.ts";
import { type Verdict, write } from "../../../lib/writes/write.ts";
import type { ChannelRow } from "../channel.ts";
import { listUserChannels } from "../channel-queries.ts";
import { bodyOf, type NewChannelForm } from "./new-channel.ts";

const created = object({ id: string() });

export interface CreatedChannel {
  readonly id: string;
  /** Whether the call that created the channel took the members. */
  readonly hasMembers: boolean;
}

/**
 * Creates a channel with its first members. When Zoom refuses that without a reason, an address may be why: then the
 * channel is created with its owner alone, and every address is invited, to have a result of its own.
 *
 * @param userId The owner: an address, or `me`.
 * @param members Addresses, at most those of one call.
 */
export async function createChannel(
  connection: ConnectionName,
  userId: string,
  form: NewChannelForm,
  members: readonly string[],
): Promise<CreatedChannel> {
  const create = (emails: readonly string[]): Promise<{ id: string }> =>
    write({
      path: zoomPath(connection, "/chat/users/{userId}/channels", { userId }),
      method: "POST",
      body: bodyOf(form, emails),
      schema: created,
      verify: () => verifyCreated(connection, userId, form),
    });
  try {
    const { id } = await create(members);
    return { id, hasMembers: true };
  } catch (error) {
    if (members.length === 0 || !isUnexplained(error)) throw error;
    const { id } = await create([]);
    return { id, hasMembers: false };
  }
}

/** Names are unique in the account, group chats apart: of those a second one may have been there before. */
async function verifyCreated(
  connection: ConnectionName,
  userId: string,
  form: NewChannelForm,
): Promise<Verdict<{ id: string }> | undefined> {
  const found = await firstItem<ChannelRow>(
    (cursor, signal) => listUserChannels(connection, userId, cursor, signal),
    ({ name, type }) => name === form.name.trim() && `${type}` === form.type,
  );
  if (!found) return { isDone: false };
  return form.type === "4" ? undefined : { isDone: true, value: { id: found.id } };
}

/** True for a refusal that does not say that it was about the name, the owner, or the right to create. */
function isUnexplained(error: unknown): boolean {
  if (!(error instanceof ApiError) || error instanceof ForbiddenError || error instanceof RateLimitedError)
    return false;
  const isAboutOwner = error instanceof NotFoundError;
  const isAboutName = /name/i.test(error.message) && error.code === 300;
  return error.status >= 400 && error.status < 500 && !isAboutOwner && !isAboutName;
}
