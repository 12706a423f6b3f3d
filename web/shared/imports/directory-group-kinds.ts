import { addToDirectoryGroup, removeFromDirectoryGroup } from "../../../domain/actions/directory-group-members.ts";
import {
  addGroupsToChannels,
  createDirectoryGroups,
  deleteDirectoryGroups,
  editDirectoryGroups,
  removeGroupsFromChannels,
} from "../../../domain/actions/directory-groups.ts";
import { nameProblem } from "../../../domain/actions/names.ts";
import type { RowField } from "../../../domain/csv/columns.ts";
import { type GroupType, groupTypes } from "../../../domain/exports/directory-group-rows.ts";
import { partOf } from "../changes/change-request.ts";
import type { Cells, ImportKind, ImportKinds, NamedThing, Things } from "./import-kind.ts";
import { type Person, peopleKind } from "./people-fields.ts";
import { yesOrNo } from "./yes-or-no.ts";

const noun = "group";
/** Characters, of Zoom's. */
const MAX_NAME = 300;

const typeField: RowField = { key: "type", label: "Type", names: ["type", "grouptype"] };
const flags = {
  searchesAccount: { label: "Search the account", names: ["searchesaccount", "searchbyaccount"] },
  searchesDomain: {
    label: "Search the email domain",
    names: ["searchesemaildomain", "searchesdomain", "searchbydomain"],
  },
  searchesMasterAccount: {
    label: "Search the master account",
    names: ["searchesmasteraccount", "searchbymaaccount"],
  },
} as const;
type Flag = keyof typeof flags;
const flagKeys = Object.keys(flags) as Flag[];
const settingFields: readonly RowField[] = [typeField, ...flagKeys.map((key) => ({ key, ...flags[key] }))];

interface Settings extends Partial<Record<Flag, boolean>> {
  readonly type?: GroupType;
}

/** What cells say of a group; those without text say nothing. */
function settingsIn(cells: Cells): Settings | string {
  const settings: { type?: GroupType } & Partial<Record<Flag, boolean>> = {};
  const word = (cells.type ?? "").toLowerCase();
  const type = groupTypes.find((one) => one === word);
  if (word !== "" && !type) return `“${cells.type}” is not a type: use ${groupTypes.join(", ")}.`;
  if (type) settings.type = type;
  for (const key of flagKeys) {
    const text = cells[key] ?? "";
    const value = yesOrNo(text);
    if (text !== "" && value === undefined) return `“${text}” is neither yes nor no.`;
    if (value !== undefined) settings[key] = value;
  }
  return settings;
}

/** Of a group of which a file says the name only; as the form has it. */
const asNew = { type: "normal", searchesAccount: true, searchesDomain: false, searchesMasterAccount: false } as const;

const createKind: ImportKind<never> = {
  id: "create-directory-groups",
  label: "Create",
  hint: "The name. Type (normal, shared, restricted) and whom members can search for are optional.",
  verb: "Create",
  noun,
  things: [],
  fields: [
    { key: "newGroup", label: "Group name", names: ["group", "groupname", "newname", "name"] },
    ...settingFields,
  ],
  needs: ["newGroup"],
  read: (cells) => {
    const { newGroup: name = "" } = cells;
    const settings = settingsIn(cells);
    const why = nameProblem(name, noun, MAX_NAME);
    if (why !== undefined || typeof settings === "string") return why ?? String(settings);
    return { part: () => partOf(createDirectoryGroups, { ...asNew, ...settings }, [{ groupId: "", name }]) };
  },
};

const NEW_NAME: RowField = { key: "newName", label: "New name", names: ["newname", "newgroupname", "renameto", "to"] };

const editKind: ImportKind<"group"> = {
  id: "edit-directory-groups",
  label: "Rename or change",
  hint: "Group, and a new name, the type or whom members can search for.",
  verb: "Change",
  noun,
  things: ["group"],
  fields: [NEW_NAME, ...settingFields],
  needs: [NEW_NAME.key, ...settingFields.map(({ key }) => key)],
  read: (cells) => {
    const { newName: name = "" } = cells;
    const settings = settingsIn(cells);
    const why = name === "" ? undefined : nameProblem(name, noun, MAX_NAME);
    if (why !== undefined || typeof settings === "string") return why ?? String(settings);
    const edits = { ...settings, ...(name !== "" && { name }) };
    if (Object.keys(edits).length === 0) return "The row says nothing to change.";
    return { part: ({ group }) => partOf(editDirectoryGroups, edits, [{ groupId: group.id, name: group.name }]) };
  },
};

const deleteKind: ImportKind<"group"> = {
  id: "delete-directory-groups",
  label: "Delete",
  hint: "The groups.",
  verb: "Delete",
  noun,
  isDestructive: true,
  things: ["group"],
  fields: [],
  needs: [],
  read: () => ({
    part: ({ group }) => partOf(deleteDirectoryGroups, {}, [{ groupId: group.id, name: group.name }]),
  }),
};

const targetIn = (group: NamedThing, person: Person) => ({ groupId: group.id, group: group.name, ...person });

/** Who is in directory groups. */
export const directoryPeopleKinds: ImportKinds = [
  peopleKind({
    id: "add-to-directory-groups",
    label: "Add people",
    hint: "Group and email.",
    things: ["group"],
    part: ({ group }, person) => partOf(addToDirectoryGroup, {}, [targetIn(group, person)]),
  }),
  peopleKind({
    id: "remove-from-directory-groups",
    label: "Remove people",
    hint: "Group and email.",
    isDestructive: true,
    things: ["group"],
    part: ({ group }, person) => partOf(removeFromDirectoryGroup, {}, [targetIn(group, person)]),
  }),
];

const inChannel = ({ group, channel }: Things<"group" | "channel">) => ({
  channelId: channel.id,
  channel: channel.name,
  groupId: group.id,
  name: group.name,
});

const channelKinds: ImportKinds = [
  {
    id: "add-groups-to-channels",
    label: "Add to channels",
    hint: "Group and channel.",
    verb: "Add to channels",
    noun,
    things: ["group", "channel"],
    fields: [],
    needs: [],
    read: () => ({ part: (things) => partOf(addGroupsToChannels, {}, [inChannel(things)]) }),
  },
  {
    id: "remove-groups-from-channels",
    label: "Remove from channels",
    hint: "Group and channel.",
    verb: "Remove from channels",
    noun,
    isDestructive: true,
    things: ["group", "channel"],
    fields: [],
    needs: [],
    read: () => ({ part: (things) => partOf(removeGroupsFromChannels, {}, [inChannel(things)]) }),
  },
];

/** What can be done with directory groups by a file. */
export const directoryGroupKinds: ImportKinds = [
  createKind,
  editKind,
  ...directoryPeopleKinds,
  ...channelKinds,
  deleteKind,
];
