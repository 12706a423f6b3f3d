// Changes the sandbox's company at random through the console, as an owner of the account does.
import type { ChangeInfo } from "../../domain/changes/info.ts";
import type { Browser } from "./browser.ts";
import type { Stack } from "./stack.ts";

/** @returns makes so many changes; those that are left out or refused are changes nobody made */
export function ownChanges(stack: Stack, who: Browser, random: () => number): (count: number) => Promise<number> {
  const { store } = stack.sandbox;
  const pick = <T>(list: readonly T[]): T => {
    const one = list[Math.floor(random() * list.length)];
    if (one === undefined) throw new Error("nothing to pick from");
    return one;
  };
  const channel = () => pick(store.channels.all.filter(({ isArchived, kind }) => !isArchived && kind === "ordinary"));
  const user = () => pick(store.users.filter(({ status }) => status === "active"));
  const inChannel = () => {
    const { id, name, members } = channel();
    return { channelId: id, channel: name, person: store.people.at(pick(members.people)) };
  };
  let made = 0;

  const kinds: readonly (() => readonly [string, object, object?])[] = [
    () => {
      const { id, name } = channel();
      return ["rename-channels", { channelId: id, channel: name, name, newName: `Called ${made}` }];
    },
    () => {
      const { id, name } = channel();
      return ["set-channel-settings", { channelId: id, name }, { posting: pick([1, 2]) }];
    },
    () => {
      const { id, name } = channel();
      return ["set-retention", { channelId: id, name }, { period: pick(["60d", "1y"]) }];
    },
    () => {
      const { id, name } = pick(store.channels.all);
      return [pick(["archive-channels", "unarchive-channels"]), { channelId: id, name }];
    },
    () => {
      const { id, name } = channel();
      return ["delete-channels", { channelId: id, name }];
    },
    () => {
      const { id, name } = channel();
      const { displayName, email } = user();
      return ["invite-members", { channelId: id, channel: name, name: displayName, email }];
    },
    () => {
      const { person, ...of } = inChannel();
      return ["remove-members", { ...of, name: person.displayName, memberId: person.memberId }];
    },
    () => {
      const { person, ...of } = inChannel();
      const { displayName: name, email } = person;
      return [pick(["promote-members", "demote-members"]), { ...of, name, email }];
    },
    () => {
      const { person, ...of } = inChannel();
      const people = [{ name: person.displayName, memberId: person.memberId }];
      return ["create-mention-groups", { ...of, name: `own-${made}`, people }, { description: "" }];
    },
    () => {
      const { id, name } = channel();
      const group = pick(store.groups.all);
      const action = pick(["add-groups-to-channels", "remove-groups-from-channels"]);
      return [action, { channelId: id, channel: name, groupId: group.id, name: group.name }];
    },
    () => {
      const space = pick(store.spaces.page(0, 100).items);
      const { displayName, email } = user();
      return ["add-to-spaces", { spaceId: space.id, space: space.name, name: displayName, email }];
    },
    () => {
      const group = pick(store.groups.all);
      const { id, displayName, email } = user();
      return [
        "add-to-directory-groups",
        { groupId: group.id, group: group.name, name: displayName, email, userId: id },
      ];
    },
  ];
  return async (count) => {
    let done = 0;
    for (let at = 0; at < count; at += 1) {
      made += 1;
      const [actionId, target, input = {}] = pick(kinds)();
      const parts = [{ actionId, input, targets: [target] }];
      const asked = { connection: "account", apply: true, confirmed: "grave", reason: "As every day.", parts };
      const answer = await who.post("/api/changes", asked);
      if (answer.status !== 201) throw new Error(answer.text);
      done += (answer.json() as ChangeInfo).counts.done ?? 0;
    }
    return done;
  };
}
