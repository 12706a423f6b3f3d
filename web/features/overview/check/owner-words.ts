import type { OwnerState } from "../../../shared/channel/model/access.ts";

export const ownerWords: Readonly<Record<OwnerState, string>> = {
  active: "",
  inactive: "deactivated",
  gone: "gone",
  external: "other account",
  missing: "none listed",
  unknown: "",
};
