// Zoom's numbers for a channel's type and settings, in a few words.

export type SettingWords = Readonly<Record<number, string>>;

export const channelTypes: SettingWords = {
  0: "Unknown",
  1: "Private",
  2: "Private, account only",
  3: "Public",
  4: "Group chat",
  5: "Public, open to others",
};
export const postingLabels: SettingWords = { 1: "Everyone", 2: "Owner and administrators", 3: "Chosen members" };
export const addingLabels: SettingWords = { 1: "Every member", 2: "Owner and administrators" };
export const mentionAllLabels: SettingWords = { 1: "Everyone", 2: "Owner and administrators", 3: "Nobody" };
export const externalLabels: SettingWords = {
  0: "Nobody",
  1: "Every member",
  2: "Account members",
  3: "Owner and administrators",
};
