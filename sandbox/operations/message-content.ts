// What a request says of a message to be, checked for its meaning; its form the contract's schema has checked.
import * as v from "valibot";
import type { StoredFile } from "../store/files.ts";
import { shortId } from "../store/ids.ts";
import type { Card, Mention } from "../store/message.ts";
import { findPerson, type Target } from "./chat-target.ts";
import { invalidField, operationError } from "./errors.ts";
import type { OperationContext } from "./operation.ts";
import { mayMentionAll } from "./sending-rules.ts";

export const MentionInput = v.object({
  start_position: v.optional(v.number()),
  end_position: v.optional(v.number()),
  at_contact: v.optional(v.string()),
  at_type: v.optional(v.picklist([1, 2])),
});

export type MentionInput = v.InferOutput<typeof MentionInput>;

/**
 * @throws ZoomError when somebody is called who is not in the channel, when the place is not in the text, or when
 *   everybody is called by one who may not.
 */
export function mentionsOf(
  context: OperationContext,
  target: Target,
  text: string,
  items: readonly MentionInput[],
): Mention[] {
  return items.map((item, index) => {
    const field = `at_items[${index}]`;
    const { start_position: start = 0, end_position: end = start, at_type: type, at_contact: contact } = item;
    if (target.kind !== "channel") throw invalidField(field, "Invalid field.");
    if (start < 0 || end < start || end > text.length) throw invalidField(`${field}.end_position`, "Invalid field.");
    if (type === undefined) throw invalidField(`${field}.at_type`, "This field is required.");
    if (type === 2) return { person: allOf(context, target), start, end };
    if (!contact) throw invalidField(`${field}.at_contact`, "This field is required.");
    const person = findPerson(context.store, contact);
    if (!person || !context.store.channels.isMember(target.channel, person.index))
      throw invalidField(`${field}.at_contact`, "Invalid field.");
    return { person: person.index, start, end };
  });
}

function allOf({ operation, store, actor }: OperationContext, target: Target & { readonly kind: "channel" }): null {
  if (!mayMentionAll(store, target.channel, actor.index)) throw operationError(operation.id, 5301);
  return null;
}

/** Files that the person acted for may send; null when one of them is not there. */
export function filesOf({ store, actor, nowMs }: OperationContext, ids: readonly string[]): StoredFile[] | null {
  const isMember = (channelId: string) => {
    const channel = store.channels.find(channelId);
    return channel !== undefined && store.channels.isMember(channel, actor.index);
  };
  const files = ids.flatMap((id) => {
    const file = store.files.find(id, nowMs);
    return file && store.files.isVisibleTo(file, actor.index, isMember) ? [file] : [];
  });
  return files.length === ids.length ? files : null;
}

/** A new card; null when its text is no card: an object with an object `content`. */
export function cardOf({ store }: OperationContext, json: string | undefined): Card | null {
  if (json === undefined || !isCard(json)) return null;
  return { id: shortId(store.random), json };
}

function isCard(json: string): boolean {
  try {
    return v.is(v.object({ content: v.record(v.string(), v.unknown()) }), JSON.parse(json));
  } catch {
    return false;
  }
}
