import type { Stage } from "./stage.ts";

/** Everything of people and places that a refused request could change by mistake. */
export const peopleAndPlaces = ({ store }: Stage) => ({
  channels: [...store.channels.from(0)].map((channel) => ({
    ...channel,
    members: [...channel.members.people],
    leaders: [...channel.leaders.people],
    groups: [...channel.groups],
    mentionGroups: channel.mentionGroups.map((group) => ({ ...group, members: [...group.members.people] })),
  })),
  spaces: store.spaces.page(0, store.spaces.size).items.map(({ general, ...space }) => ({ ...space, id: general.id })),
  groups: store.groups.all.map((group) => ({ ...group, roster: null, members: [...group.members] })),
});
