import type { SpaceSettings } from "../spaces.ts";

/** A shared space whose name and stable people do not depend on the seed; its channels name it. */
export interface StableSpace {
  readonly name: string;
  readonly description: string;
  readonly settings: SpaceSettings;
}

export const stableSpaces: readonly StableSpace[] = [
  {
    name: "Platform",
    description: "Plans, incidents and questions of the platform teams.",
    settings: { allowToAddExternalUsers: 0, addMemberPermissions: 2, createChannelsPermission: 1 },
  },
  {
    name: "Partner programme",
    description: "Where we work with our partners.",
    settings: { allowToAddExternalUsers: 3, addMemberPermissions: 1, createChannelsPermission: 2 },
  },
];
