import type { Right } from "./rights.ts";

/** Rights under a name. */
export interface Role {
  readonly id: string;
  readonly name: string;
  readonly rights: readonly Right[];
  /** Those of them that, over channels of one's own, need one to be the owner. */
  readonly ofOwners?: readonly Right[] | undefined;
}

/** No other reaches channels that are protected. */
export const reachesProtected = (roleId: string): boolean => roleId === "workspace-admin";
