// Directory groups: that they are there, with their people, and their settings. Account-level apps only.
import * as v from "valibot";
import { call } from "../../contract/call.ts";
import {
  addIMDirectoryGroupMembers,
  createIMDirectoryGroup,
  deleteIMDirectoryGroup,
  listIMDirectoryGroups,
  retrieveIMDirectoryGroup,
  updateIMDirectoryGroup,
} from "../../contract/endpoints.gen.ts";
import { userIdKey } from "../../contract/user-id.ts";
import { everyRow, pageOf } from "../answers/page.ts";
import type { Resource } from "../changes/resource.ts";
import { fields } from "../fields.ts";
import { Id, IdOrNone, Text } from "../ids.ts";
import { addedKeys, CALL_SIZE, directoryMemberList } from "./directory-group-members.ts";
import { absent, type Existence, existenceOf, isSameSet, there } from "./existence.ts";
import { differing, inParts } from "./settings.ts";

/** Who sees a group and finds the people in it. */
const types = ["normal", "shared", "restricted"] as const;

const chosen = {
  type: v.picklist(types),
  searchesAccount: v.boolean(),
  searchesDomain: v.boolean(),
  searchesMasterAccount: v.boolean(),
};
const entries = { name: v.string(), ...chosen };
export const DirectorySettings = v.partial(fields(entries));
export type DirectorySettings = v.InferOutput<typeof DirectorySettings>;
/** What a group is created with, beside its name. */
export const NewDirectoryGroup = fields(chosen);

const wireSettings = (settings: DirectorySettings) => ({
  name: settings.name,
  type: settings.type,
  search_by_account: settings.searchesAccount,
  search_by_domain: settings.searchesDomain,
  search_by_ma_account: settings.searchesMasterAccount,
});

const Row = v.pipe(
  v.object({
    id: v.string(),
    name: v.nullish(v.string(), ""),
    type: v.nullish(v.picklist(types), "normal"),
    search_by_account: v.nullish(v.boolean(), false),
    search_by_domain: v.nullish(v.boolean(), false),
    search_by_ma_account: v.nullish(v.boolean(), false),
  }),
  v.transform((wire) => ({
    id: wire.id,
    settings: {
      name: wire.name,
      type: wire.type,
      searchesAccount: wire.search_by_account,
      searchesDomain: wire.search_by_domain,
      searchesMasterAccount: wire.search_by_ma_account,
    },
  })),
);
const Groups = pageOf("groups", Row);
const Created = v.object({ id: v.string() });

const Target = v.object({ groupId: IdOrNone, name: Text });
export type CreatedDirectoryGroupTarget = v.InferOutput<typeof Target>;
const Content = v.object({ settings: v.object(entries), memberIds: v.array(v.string()) });
type Content = v.InferOutput<typeof Content>;
export type DirectoryGroupExistence = Existence<Content>;

/** Whether a directory group is there. */
export const directoryGroupExistence = existenceOf<CreatedDirectoryGroupTarget, Content>({
  id: "directory-group-existence",
  target: Target,
  content: Content,
  keyOf: ({ groupId, name }) => groupId || `new ${name.trim().toLowerCase()}`,
  labelOf: ({ name }) => name,
  readGroupOf: () => "",
  idOf: ({ groupId }) => groupId,
  withId: (target, groupId) => ({ ...target, groupId }),
  read: async (targets, _via, ask) => {
    const { rows, unreadableCount } = await everyRow(ask, Groups, () => call(listIMDirectoryGroups));
    return Promise.all(
      targets.map(async ({ groupId, name }) => {
        const wanted = name.trim().toLowerCase();
        const found =
          rows.find(({ id }) => id === groupId) ?? rows.find(({ settings }) => settings.name.toLowerCase() === wanted);
        if (!found) return unreadableCount > 0 ? ({ is: "untold" } as const) : absent<Content>();
        const { page, callOf } = directoryMemberList(found.id);
        const people = await everyRow(ask, page, callOf);
        return there(found.id, { settings: found.settings, memberIds: people.rows.map(({ userId }) => userId) });
      }),
    );
  },
  create: (_target, { settings }) =>
    call(createIMDirectoryGroup, { body: { ...wireSettings(settings), type: settings.type } }),
  createdId: (answer) => v.parse(Created, answer).id,
  delete: (_target, groupId) => call(deleteIMDirectoryGroup, { path: { groupId } }),
  fillings: [
    {
      step: "fill",
      createSize: 0,
      addSize: CALL_SIZE,
      of: ({ memberIds }) => memberIds,
      with: (content, memberIds) => ({ ...content, memberIds: [...memberIds] }),
      add: (_target, groupId, ids) =>
        call(addIMDirectoryGroupMembers, { path: { groupId }, body: { members: ids.map((id) => ({ id })) } }),
      added: (answer, ids) => {
        const keys = addedKeys(answer);
        return keys && ids.filter((id) => keys.has(userIdKey(id)));
      },
      leftOut: (count) =>
        `Zoom did not add ${count === 1 ? "1 person, who is" : `${count} people, who are`} no longer active in the account.`,
    },
  ],
  isSame: (one, other) => one.settings.name === other.settings.name && isSameSet(one.memberIds, other.memberIds),
  words: {
    notKnown: "Zoom does not say whether the group is there.",
    describe: ({ settings, memberIds }) => [
      ...describeSettings(settings),
      { name: "Members", value: String(memberIds.length) },
    ],
  },
});

const SettingsTarget = v.object({ groupId: Id, name: Text });
export type DirectoryGroupTarget = v.InferOutput<typeof SettingsTarget>;

/** What a directory group is called, and whom it lets its members see. */
export const directoryGroupSettings: Resource<DirectoryGroupTarget, DirectorySettings> = {
  id: "directory-group-settings",
  target: SettingsTarget,
  state: DirectorySettings,
  ...inParts<DirectorySettings>(),
  keyOf: ({ groupId }) => groupId,
  labelOf: ({ name }) => name,
  readGroupOf: ({ groupId }) => groupId,
  read: async ([target], _via, ask) => {
    if (!target) return [];
    const { settings } = await ask(call(retrieveIMDirectoryGroup, { path: { groupId: target.groupId } }), Row);
    return [{ is: "known", state: settings }];
  },
  step: ({ target, now, to }) => {
    if (now === undefined) return { why: "Zoom does not say how the group is set." };
    if (directoryGroupSettings.isSame(now, to)) return null;
    return { name: "set", batch: target.groupId, size: 1, reached: { ...now, ...to } };
  },
  call: (_step, items) => {
    const [only] = items;
    const body = wireSettings(only ? differing(only.now ?? {}, only.to) : {});
    return call(updateIMDirectoryGroup, { path: { groupId: only?.target.groupId ?? "" }, body });
  },
  describe: (settings) => describeSettings(settings),
};

const typeNames = { normal: "Normal", shared: "Shared", restricted: "Restricted" } as const;
const onOff = (is: boolean): string => (is ? "On" : "Off");

function describeSettings(settings: DirectorySettings) {
  const { name, type, searchesAccount, searchesDomain, searchesMasterAccount } = settings;
  return [
    ["Name", name],
    ["Type", type && typeNames[type]],
    ["Search the account", searchesAccount === undefined ? undefined : onOff(searchesAccount)],
    ["Search the email domain", searchesDomain === undefined ? undefined : onOff(searchesDomain)],
    ["Search the master account", searchesMasterAccount === undefined ? undefined : onOff(searchesMasterAccount)],
  ].flatMap(([label = "", value]) => (value === undefined ? [] : [{ name: label, value }]));
}
