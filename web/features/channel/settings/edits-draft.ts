import { array, boolean, exactOptional, number, object, string } from "valibot";

/** What an earlier visit left unsaved, as it comes out of the browser's storage. */
export const editsDraft = object({
  name: exactOptional(string()),
  type: exactOptional(number()),
  posting: exactOptional(number()),
  designated: exactOptional(array(string())),
  adding: exactOptional(number()),
  mentionAll: exactOptional(number()),
  seesHistory: exactOptional(boolean()),
  external: exactOptional(number()),
});
