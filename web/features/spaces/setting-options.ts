import type { Option } from "../../components/field.tsx";

export const addingOptions: readonly Option<string>[] = [
  { value: "1", label: "Every member" },
  { value: "2", label: "Owner and administrators" },
];

export const externalOptions: readonly Option<string>[] = [
  { value: "0", label: "Nobody", hint: "Only people in this account can be in the space." },
  { value: "1", label: "Every member" },
  { value: "2", label: "Account members" },
  { value: "3", label: "Owner and administrators" },
];

export const channelsOptions: readonly Option<string>[] = [
  { value: "1", label: "Every member" },
  { value: "2", label: "Owner and administrators" },
];
