import type { Sandbox } from "../../app.ts";

const CONVERSATIONS = 200;

/** What of a company would show if it were not the same again. */
export function picture({ store, nowMs }: Pick<Sandbox, "store" | "nowMs">) {
  return {
    channels: [...store.channels.from(0)].map(({ members, leaders, groups, mentionGroups, ...channel }) => ({
      ...channel,
      members: [...members.people],
      leaders: [...leaders.people],
      groups: [...groups],
      mentionGroups: mentionGroups.map((group) => ({ ...group, members: [...group.members.people] })),
    })),
    messages: saidIn({ store, nowMs }),
    spaces: store.spaces.page(0, 10_000).items.map(({ general, ...space }) => ({ ...space, general: general.id })),
    groups: store.groups.all.map((group) => ({ ...group })),
    emoji: store.emoji.page("", 0, 10_000).items.map(({ name, file }) => [name, file.id, file.digest]),
    files: store.files.size,
    matters: store.legalHold.page(0, 10_000).items.map(({ id, name }) => [id, name]),
    posts: store.botPosts.all().map(({ id, content }) => [id, content]),
    people: store.users.map((user) => [user.id, user.status, store.people.isDeleted(user)]),
    settings: store.settings,
    terms: store.terms,
  };
}

/** Conversations are made when somebody first looks, so their order may differ: they go by who talks. */
function saidIn({ store, nowMs }: Pick<Sandbox, "store" | "nowMs">) {
  const channels = [...store.channels.from(0)].map(({ id }) => store.messages.ofChannel(id, nowMs()));
  const direct = store.users.slice(0, 10).flatMap(({ index }) => store.messages.direct(index, nowMs()));
  return [...channels, ...direct].slice(0, CONVERSATIONS).map((conversation) => ({
    parties: conversation.parties,
    pinned: conversation.pinned?.message.id,
    messages: [...conversation.newestFirst(0, Number.POSITIVE_INFINITY)].map(
      ({ id, content, sentAtMs, reactions, deletedAtMs }) => ({
        id,
        text: content.text,
        files: content.files.map((file) => file.id),
        sentAtMs,
        reactions,
        deletedAtMs,
      }),
    ),
  }));
}
