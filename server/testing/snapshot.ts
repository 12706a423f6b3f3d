import type { Store } from "../../sandbox/store/store.ts";

const sorted = (people: readonly number[]): readonly number[] => [...people].sort((one, other) => one - other);

/**
 * What changes can be about, of everything in the company. In no order where Zoom's is that of what came first, and
 * without the IDs of what is made anew when it is restored.
 */
export function snapshotOf(store: Store) {
  const people = (indices: readonly number[]) => sorted(indices).map((index) => store.people.at(index).displayName);
  return {
    channels: Object.fromEntries(
      [...store.channels.from(0)].map((channel) => [
        channel.id,
        {
          name: channel.name,
          type: channel.type,
          isArchived: channel.isArchived,
          settings: {
            ...channel.settings,
            designatedPostingMembers: sorted(channel.settings.designatedPostingMembers),
          },
          members: people(channel.members.people),
          leaders: people(channel.leaders.people),
          groups: [...channel.groups.keys()].map((id) => store.groups.find(id)?.name).sort(),
          mentionGroups: Object.fromEntries(
            channel.mentionGroups.map(({ name, description, members }) => [
              name,
              { description, members: people(members.people) },
            ]),
          ),
          space: channel.space,
          retention: store.retention.of(channel.id).period,
        },
      ]),
    ),
    spaces: Object.fromEntries(
      [...store.spaces.page(0, Number.MAX_SAFE_INTEGER).items].map(({ id, name, description, settings, general }) => [
        id,
        { name, description, settings, owner: general.owner },
      ]),
    ),
    groups: Object.fromEntries(
      store.groups.all.map(({ name, type, members, searchByAccount, searchByDomain, searchByMaAccount }) => [
        name,
        { type, searchByAccount, searchByDomain, searchByMaAccount, members: people(members) },
      ]),
    ),
    emojis: store.emoji.page("", 0, Number.MAX_SAFE_INTEGER).items.map(({ name }) => name),
  };
}
