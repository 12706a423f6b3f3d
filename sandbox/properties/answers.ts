// What a company's own answers say of it, one beside the other.
import * as v from "valibot";
import type { OperationId } from "../../contract/operations.gen.ts";
import { pageThrough } from "../operations/testing/page-through.ts";
import { account, type RequestParts, type Stage } from "../operations/testing/stage.ts";

const owner = account("owner");

const Member = v.looseObject({ member_id: v.string(), role: v.string() });
const Found = v.looseObject({
  channels: v.array(v.looseObject({ id: v.string(), member_count: v.optional(v.number()) })),
});
const Groups = v.looseObject({
  total_records: v.number(),
  groups: v.array(v.looseObject({ id: v.string(), total_members: v.number() })),
});
const Spaces = v.array(v.looseObject({ space_id: v.string(), space_owner: v.looseObject({ member_id: v.string() }) }));
const Channels = v.array(v.looseObject({ id: v.string(), name: v.string() }));

/** Where counts differ from lists, or one list from another; empty when nothing does. */
export async function contradictingAnswers(stage: Stage): Promise<string[]> {
  const found: string[] = [];
  const claim = (isTrue: boolean, what: string) => {
    if (!isTrue) found.push(what);
  };

  /** A list to its end, every page of which has to give the number of its items. */
  async function whole(id: OperationId, items: string, key: string, parts: RequestParts = {}): Promise<unknown[]> {
    const { pages, totals } = await pageThrough(stage, id, owner, parts, items);
    const all = pages.flat();
    const keys = new Set(all.map((one) => v.parse(v.looseObject({ [key]: v.string() }), one)[key]));
    claim(keys.size === all.length, `${id} repeats itself`);
    for (const total of totals)
      if (total !== undefined) claim(total === all.length, `${id} says ${total} and lists ${all.length}`);
    return all;
  }

  const lists = { query: { page_size: "50" } };
  await whole("listAccountsPublicChannels", "channels", "id", lists);
  await whole("listUsers", "users", "id", lists);
  const seen = new Set<string>();
  for (const name of ["lead", "member", "owner"]) {
    const userId = stage.user(name).id;
    const channels = v.parse(
      Channels,
      await whole("listUsersChannels", "channels", "id", { params: { userId }, ...lists }),
    );
    for (const { id: channelId, name: channelName } of channels) {
      const parts = { params: { userId, channelId }, query: { page_size: "100" } };
      if (seen.has(channelId)) continue;
      seen.add(channelId);
      const members = v.parse(v.array(Member), await whole("listUserChannelMembers", "members", "member_id", parts));
      claim(
        members.some(({ member_id: id }) => id === stage.user(name).memberId),
        `${name} is listed ${channelName}, and not in it`,
      );
      claim(members.filter(({ role }) => role === "owner").length === 1, `${channelName} has not one owner`);
      const search = {
        needle: { search_type: "by_channel_name_exact_match", channel_name: channelName },
        haystack: "all",
      };
      const { body } = await stage.call("searchUsersOrAccountsChannels", owner, { body: { ...search, page_size: 50 } });
      const hit = v.parse(Found, body).channels.find(({ id }) => id === channelId);
      claim(hit?.member_count === members.length, `search counts others in ${channelName} than are listed`);
    }
  }

  const groups = v.parse(Groups, (await stage.call("listIMDirectoryGroups", owner)).body);
  claim(groups.total_records === groups.groups.length, "directory groups are counted otherwise than listed");
  for (const { id: groupId, total_members: count } of groups.groups) {
    const parts = { params: { groupId }, query: { page_size: "300" } };
    const members = await whole("listIMDirectoryGroupMembers", "members", "id", parts);
    claim(members.length === count, `group ${groupId} counts ${count} and lists ${members.length}`);
  }

  const spaces = v.parse(Spaces, await whole("listSharedSpaces", "shared_spaces", "space_id"));
  for (const { space_id: spaceId, space_owner: its } of spaces) {
    const members = v.parse(
      v.array(Member),
      await whole("listSharedSpaceMembers", "members", "member_id", { params: { spaceId } }),
    );
    const owners = members.filter(({ role }) => role === "owner").map(({ member_id: id }) => id);
    claim(owners.length === 1 && owners[0] === its.member_id, `space ${spaceId} has another owner than it says`);
  }
  return found;
}
