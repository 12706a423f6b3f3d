// Shared spaces: created, changed and given to another owner by rows.
import { array, object, parse, picklist, safeParse, string } from "valibot";
import { isPathParameter } from "../../../contract/path-parameter.ts";
import { nameProblem } from "../../../domain/actions/names.ts";
import { createSpaces, setSpaceSettings, transferSpaces } from "../../../domain/actions/spaces.ts";
import { addingLabels } from "../../../domain/channel-words.ts";
import type { RowField } from "../../../domain/csv/columns.ts";
import { jsonIn } from "../../../domain/csv/json-in.ts";
import { NewSpace, SpaceSettings } from "../../../domain/resources/space-settings.ts";
import { partOf } from "../changes/change-request.ts";
import { addingChoice, type Choice, choiceFields, externalChoice, readChoices } from "./choices.ts";
import type { ImportKind } from "./import-kind.ts";
import { addressOrId, ownerField, ownerOf } from "./people-fields.ts";
import { listIn, textIn } from "./text-cells.ts";

const noun = "space";

const choices = {
  adding: addingChoice,
  external: externalChoice,
  channels: {
    label: "Who can bring in channels",
    names: ["whocanbringinchannels", "channels", "createchannelspermission"],
    words: addingLabels,
  },
} as const satisfies Record<string, Choice>;

const description: RowField = { key: "description", label: "Description", names: ["description"] };
const newName: RowField = { key: "newName", label: "New name", names: ["newname", "newspacename", "renameto", "to"] };

export const spaceSettingsKind: ImportKind<"space"> = {
  id: "set-space-settings",
  label: "Change settings",
  hint: "Space, and a new name, a description or any of the settings, in words.",
  verb: "Change settings",
  noun,
  things: ["space"],
  fields: [newName, description, ...choiceFields(choices)],
  needs: [newName.key, description.key, ...Object.keys(choices)],
  read: (cells) => {
    const { newName: name = "" } = cells;
    const text = textIn(cells.description);
    const numbers = readChoices(choices, cells);
    if (typeof numbers === "string") return numbers;
    const why = name === "" ? undefined : nameProblem(name, noun);
    if (why !== undefined) return why;
    const edits = { ...numbers, ...(name !== "" && { name }), ...(text !== undefined && { description: text }) };
    if (Object.keys(edits).length === 0) return "The row says nothing to change.";
    const to = parse(SpaceSettings, edits);
    return { part: ({ space: { id: spaceId, name: now } }) => partOf(setSpaceSettings, to, [{ spaceId, name: now }]) };
  },
};

/** Of a space of which a file says the name only; as the form has it. */
const asNew = { description: "", adding: 1, external: 0, channels: 1 } as const;

const Members = array(object({ identifier: string(), role: picklist(["admin", "member"]) }));
type Member = { readonly identifier: string; readonly role: "admin" | "member" };

/** Those a space is created with: addresses, or as files of results have them. */
function membersIn(cell: string): readonly Member[] | { readonly problem: string } {
  const read = safeParse(Members, jsonIn(cell));
  if (read.success) return read.output;
  const members: Member[] = [];
  for (const word of listIn(cell)) {
    const identifier = addressOrId(word);
    if (typeof identifier !== "string") return identifier;
    members.push({ identifier, role: "member" });
  }
  return members;
}

/** @param isOwn Whoever imports it will own it. */
export const createSpaceKind = (isOwn: boolean): ImportKind<never> => ({
  id: "create-spaces",
  label: "Create",
  hint: isOwn
    ? "The name. A description, members (their emails) and the settings, in words, are optional."
    : "The name and the owner’s email. A description, members (their emails) and the settings, in words, are optional.",
  verb: "Create",
  noun,
  things: [],
  fields: [
    { key: "newSpace", label: "Space name", names: ["space", "spacename", "sharedspace", "newname", "name"] },
    ...(isOwn ? [] : [ownerField]),
    description,
    { key: "members", label: "Members", names: ["members", "people", "emails"] },
    ...choiceFields(choices),
  ],
  needs: ["newSpace"],
  read: (cells) => {
    const { newSpace: name = "" } = cells;
    const why = nameProblem(name, noun);
    const owner = isOwn ? "" : ownerOf(cells);
    const members = membersIn(cells.members ?? "");
    const numbers = readChoices(choices, cells);
    if (why !== undefined) return why;
    if (typeof owner !== "string") return owner.problem;
    if ("problem" in members) return members.problem;
    if (typeof numbers === "string") return numbers;
    const made = safeParse(NewSpace, { ...asNew, description: cells.description ?? "", ...numbers });
    if (!made.success) return "The description has more than 2,000 characters.";
    return { part: () => partOf(createSpaces, made.output, [{ spaceId: "", name, owner, members: [...members] }]) };
  },
});

const newOwner = {
  userId: { key: "newOwnerUserId", label: "New owner’s user ID", names: ["newowneruserid", "userid"] },
  memberId: { key: "newOwnerMemberId", label: "New owner’s member ID", names: ["newownermemberid", "memberid"] },
  name: { key: "newOwner", label: "New owner’s name", names: ["newowner", "newownername"] },
} as const satisfies Record<string, RowField>;

export const transferSpaceKind: ImportKind<"space"> = {
  id: "transfer-spaces",
  label: "Transfer ownership",
  hint: "Space, and the user ID or member ID of the new owner, as the export of its members has them.",
  verb: "Transfer",
  noun,
  isDestructive: true,
  things: ["space"],
  fields: Object.values(newOwner),
  needs: [newOwner.userId.key, newOwner.memberId.key],
  read: ({ newOwnerUserId: userId = "", newOwnerMemberId: memberId = "", newOwner: name = "" }) => {
    if (userId === "" && memberId === "") return "The row names no new owner.";
    const wrong = [userId, memberId].find((id) => id !== "" && !isPathParameter(id));
    if (wrong !== undefined) return `“${wrong}” is not an ID.`;
    const to = { userId, memberId, name };
    return { part: ({ space }) => partOf(transferSpaces, to, [{ spaceId: space.id, name: space.name }]) };
  },
};
