import * as v from "valibot";
import type { Star } from "../store/personal.ts";
import type { Store } from "../store/store.ts";
import { mayUseMessages } from "./chat-access.ts";
import { dateTime } from "./date-time.ts";
import { operationError } from "./errors.ts";
import { userIdOf } from "./message-view.ts";
import type { Handler, OperationContext } from "./operation.ts";

const Body = v.object({
  method: v.picklist(["star", "unstar"]),
  params: v.object({ target_id: v.string(), target_type: v.picklist(["channel", "contact"]) }),
});

type Target = v.InferOutput<typeof Body>["params"];

export const starsHandlers = {
  /** To star twice, or to unstar what has no star, changes nothing and is no error. */
  starOrUnstarChannelOrContactUser: (context) => {
    const { operation, store, actor, nowMs } = context;
    const { method, params } = v.parse(Body, context.body);
    if (!mayUseMessages(context)) throw operationError(operation.id, 200);
    const star = starOf(context, params);
    const { stars } = store.personal;
    const current = stars.find(actor.index, (other) => isSame(star, other));
    if ((method === "star") === (current !== undefined)) return { status: 204 };
    if (current) stars.delete(actor.index, current);
    else stars.add(actor.index, star);
    store.events.emit(method === "star" ? "team_chat.starred" : "team_chat.unstarred", {
      operator: actor,
      atMs: nowMs,
      object: () => ({ items: [starInEvent(store, star)], date_time: dateTime(nowMs), timestamp: nowMs }),
    });
    return { status: 204 };
  },
} satisfies Record<string, Handler>;

const isSame = (a: Star, b: Star): boolean =>
  "channelId" in a ? "channelId" in b && a.channelId === b.channelId : "person" in b && a.person === b.person;

function starOf({ operation, store, actor }: OperationContext, { target_id: id, target_type: type }: Target): Star {
  const values = { target_id: id, userId: actor.id };
  if (type === "contact") {
    const person = store.people.find(id);
    if (!person) throw operationError(operation.id, 1001, { values });
    return { person: person.index };
  }
  const channel = store.channels.find(id);
  if (!channel) throw operationError(operation.id, 4130, { values });
  if (!store.channels.isMember(channel, actor.index)) throw operationError(operation.id, 200);
  if (channel.isArchived) throw operationError(operation.id, 5301);
  return { channelId: channel.id };
}

function starInEvent(store: Store, star: Star) {
  if ("channelId" in star) return { type: "channel", channel_id: star.channelId };
  const contact = store.people.at(star.person);
  return {
    type: "contact",
    contact_email: contact.email,
    contact_id: userIdOf(store, contact.index),
    contact_member_id: contact.memberId,
    is_external_user: contact.isExternal,
  };
}
