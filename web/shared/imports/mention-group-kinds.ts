import { addToMentionGroup, removeFromMentionGroup } from "../../../domain/actions/mention-group-members.ts";
import {
  createMentionGroups,
  deleteMentionGroups,
  editMentionGroups,
  MAX_DESCRIPTION,
  MAX_NAME,
} from "../../../domain/actions/mention-groups.ts";
import { nameProblem } from "../../../domain/actions/names.ts";
import type { RowField } from "../../../domain/csv/columns.ts";
import { MAX_MEMBERS } from "../../../domain/resources/mention-group-members.ts";
import { partOf } from "../changes/change-request.ts";
import type { ImportKind, ImportKinds, Things } from "./import-kind.ts";
import { type Person, peopleIn, peopleKind } from "./people-fields.ts";
import { textIn } from "./text-cells.ts";

const noun = "group";
const description: RowField = { key: "description", label: "Description", names: ["description"] };

const textProblem = (text: string): string | undefined =>
  [...text].length > MAX_DESCRIPTION ? `The description has more than ${MAX_DESCRIPTION} characters.` : undefined;

const createKind: ImportKind<"channel"> = {
  id: "create-mention-groups",
  label: "Create",
  hint: "Channel, name of the group, and emails of its people, who are in the channel. A description is optional.",
  verb: "Create",
  noun,
  things: ["channel"],
  fields: [
    { key: "newGroup", label: "Group name", names: ["group", "groupname", "mentiongroup", "mentiongroupname", "name"] },
    description,
    { key: "people", label: "People", names: ["people", "members", "emails", "email"] },
  ],
  needs: ["newGroup"],
  read: ({ newGroup: name = "", description: text = "", people: cell = "" }) => {
    const why = nameProblem(name, noun, MAX_NAME) ?? textProblem(text);
    if (why !== undefined) return why;
    const people = peopleIn(cell);
    if ("problem" in people) return people.problem;
    if (people.length === 0) return "A group needs people: Zoom creates no empty one.";
    if (people.length > MAX_MEMBERS) return `A group has at most ${MAX_MEMBERS} people.`;
    return {
      part: ({ channel }) =>
        partOf(createMentionGroups, { description: text }, [
          { channelId: channel.id, channel: channel.name, groupId: "", name, people: [...people] },
        ]),
    };
  },
};

const newName: RowField = { key: "newName", label: "New name", names: ["newname", "newgroupname", "renameto", "to"] };

const editKind: ImportKind<"channel" | "mentionGroup"> = {
  id: "edit-mention-groups",
  label: "Rename or change",
  hint: "Channel, group, and a new name or a description.",
  verb: "Change",
  noun,
  things: ["channel", "mentionGroup"],
  fields: [newName, description],
  needs: [newName.key, description.key],
  read: ({ newName: name = "", description: cell }) => {
    const text = textIn(cell);
    const why = (name === "" ? undefined : nameProblem(name, noun, MAX_NAME)) ?? textProblem(text ?? "");
    if (why !== undefined) return why;
    const edits = { ...(name !== "" && { name }), ...(text !== undefined && { description: text }) };
    if (Object.keys(edits).length === 0) return "The row says nothing to change.";
    return {
      part: (things) => {
        const { group: now, ...of } = groupIn(things);
        return partOf(editMentionGroups, edits, [{ ...of, name: now }]);
      },
    };
  },
};

const groupIn = ({ channel, mentionGroup: group }: Things<"channel" | "mentionGroup">) => ({
  channelId: channel.id,
  channel: channel.name,
  groupId: group.id,
  group: group.name,
});
const targetIn = (things: Things<"channel" | "mentionGroup">, person: Person) => ({ ...groupIn(things), ...person });

/** What can be done with mention groups by a file. */
export const mentionGroupKinds: ImportKinds = [
  createKind,
  editKind,
  peopleKind({
    id: "add-to-mention-groups",
    label: "Add people",
    hint: "Channel, group and email of a member of the channel.",
    things: ["channel", "mentionGroup"],
    isMemberIdEnough: true,
    part: (things, person) => partOf(addToMentionGroup, {}, [targetIn(things, person)]),
  }),
  peopleKind({
    id: "remove-from-mention-groups",
    label: "Remove people",
    hint: "Channel, group and email.",
    isDestructive: true,
    things: ["channel", "mentionGroup"],
    isMemberIdEnough: true,
    part: (things, person) => partOf(removeFromMentionGroup, {}, [targetIn(things, person)]),
  }),
  {
    id: "delete-mention-groups",
    label: "Delete",
    hint: "Channel and group.",
    verb: "Delete",
    noun,
    isDestructive: true,
    things: ["channel", "mentionGroup"],
    fields: [],
    needs: [],
    read: () => ({
      part: (things) => {
        const { group: name, ...of } = groupIn(things);
        return partOf(deleteMentionGroups, {}, [{ ...of, name, people: [] }]);
      },
    }),
  },
];
