import type { Difference, DifferenceField } from "./difference.ts";

export const fieldLabels: Readonly<Record<DifferenceField, string>> = {
  exists: "Channel or space",
  name: "Name",
  type: "Type",
  archived: "Archived",
  owner: "Owner",
  posting: "Who can post",
  adding: "Who can add members",
  mentionAll: "Who can use @all",
  history: "Earlier messages for new members",
  external: "Who can add external people",
  retention: "Retention",
  administrator: "Administrator",
  member: "Member",
  mentionGroup: "Mention group",
  mentionGroupDescription: "Description of a mention group",
  mentioned: "Member of a mention group",
  description: "Description",
  bringingIn: "Who can bring in channels",
  channel: "Channel",
};

/** `Member: Ada Park` */
export const whatDiffers = ({ field, of }: Pick<Difference, "field" | "of">): string =>
  of === "" ? fieldLabels[field] : `${fieldLabels[field]}: ${of}`;
