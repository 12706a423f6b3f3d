import type { SpaceSettings } from "../../shared/spaces/space.ts";

/** Who has a right: "account" are members of this account alone. */
export interface Right {
  readonly what: string;
  readonly owner: boolean;
  readonly admins: boolean;
  readonly members: boolean | "account";
}

/** What owner, administrators and members may do in a space with these settings. */
export function rightsIn({ adding, external, channels }: SpaceSettings): readonly Right[] {
  return [
    { what: "Add people from this account", owner: true, admins: true, members: adding === 1 },
    {
      what: "Add people from other accounts",
      owner: external > 0,
      admins: external > 0,
      members: external === 2 ? "account" : external === 1,
    },
    { what: "Bring in channels", owner: true, admins: true, members: channels === 1 },
    { what: "Change name and description", owner: true, admins: true, members: false },
    { what: "Remove members", owner: true, admins: true, members: false },
    { what: "Change these settings", owner: true, admins: false, members: false },
    { what: "Promote and demote administrators", owner: true, admins: false, members: false },
    { what: "Transfer ownership", owner: true, admins: false, members: false },
    { what: "Delete the space", owner: true, admins: false, members: false },
  ];
}
