import { type Channel, hasUniqueName, isGeneral, isPublic } from "../store/channel.ts";
import type { Store } from "../store/store.ts";

/** What of a company contradicts itself; empty when nothing does. */
export function contradictions(store: Store, nowMs: number): string[] {
  const found: string[] = [];
  const claim = (isTrue: boolean, what: string) => {
    if (!isTrue) found.push(what);
  };
  const channels = [...store.channels.from(0)];
  const live = channels.filter((channel) => !channel.isArchived);
  const joined = new Map<number, number>();
  for (const channel of channels) checkChannel(channel, store, claim);
  for (const channel of live)
    for (const person of channel.members.people) joined.set(person, (joined.get(person) ?? 0) + 1);
  claim(channels.length === store.channels.size, "the count of channels is not their number");
  const publicCount = live.filter(({ type }) => isPublic(type)).length;
  claim(publicCount === store.channels.publicCount, "the count of public channels is off");
  for (const { index } of store.users) {
    claim(
      store.channels.joinedCount(index) === (joined.get(index) ?? 0),
      `person ${index} has another count of channels`,
    );
    for (const channel of store.channels.joined(index))
      claim(store.channels.find(channel.id) === channel, `person ${index} is in a channel that is no more`);
  }
  const named = channels.filter((channel) => hasUniqueName(channel.type) && !isGeneral(channel));
  const names = new Set(named.map(({ name }) => name.toLowerCase()));
  claim(names.size === named.length, "two channels have the same name");

  for (const space of store.spaces.page(0, 10_000).items) {
    claim(store.channels.find(space.general.id) === space.general, `space ${space.name} has lost its general channel`);
    claim(space.general.leaders.has(space.general.owner), `space ${space.name} has no owner`);
  }
  for (const emoji of store.emoji.page("", 0, 10_000).items)
    claim(store.files.find(emoji.file.id, nowMs) === emoji.file, `emoji ${emoji.name} has no picture`);
  for (const matter of store.legalHold.page(0, 10_000).items)
    claim(matter.custodians.length > 0, `matter ${matter.name} holds nobody`);
  for (const group of store.groups.all)
    claim(new Set(group.members).size === group.members.length, `group ${group.name} has somebody twice`);
  return found;
}

function checkChannel(channel: Channel, store: Store, claim: (isTrue: boolean, what: string) => void): void {
  const { name, members, leaders, settings, mentionGroups, groups, owner } = channel;
  const people = new Set(members.people);
  claim(people.size === members.size, `${name} has a member twice`);
  claim(people.has(owner), `the owner of ${name} is not in it`);
  claim(leaders.people[0] === owner, `the owner of ${name} is not the first of its leaders`);
  for (const person of members.people)
    claim(store.channels.isMember(channel, person), `${name} and its member disagree`);
  for (const person of leaders.people) claim(people.has(person), `${name} has an administrator who is not in it`);
  for (const person of settings.designatedPostingMembers)
    claim(people.has(person), `${name} lets somebody post who is not in it`);
  for (const id of groups.keys()) claim(store.groups.find(id) !== undefined, `${name} has a group that is no more`);
  for (const group of mentionGroups)
    for (const person of group.members.people) claim(people.has(person), `${name} mentions somebody who is not in it`);
  claim(mentionGroups.length <= 20, `${name} has too many mention groups`);
  const place = channel.space;
  claim(place === null || store.spaces.find(place.spaceId) !== undefined, `${name} is in a space that is no more`);
}
