import type { Option } from "../../components/field.tsx";

export const addingOptions: readonly Option<string>[] = [
  { value: "1", label: "Every member" },
  { value: "2", label: "Owner and admins" },
];

export const externalOptions: readonly Option<string>[] = [
  { value: "0", label: "Nobody", hint: "The space is for people of this account alone." },
  { value: "1", label: "Every member" },
  { value: "2", label: "Account members" },
  { value: "3", label: "Owner and admins" },
];

export const channelsOptions: readonly Option<string>[] = [
  { value: "1", label: "Every member" },
  { value: "2", label: "Owner and admins" },
];
