// What the file calls Zoom's numbers.
import * as v from "valibot";

const typeNames = ["private", "private-account-only", "public", "group-chat", "public-open-to-others"] as const;
const postingNames = ["everyone", "administrators", "chosen"] as const;
const addingNames = ["members", "administrators"] as const;
const mentionAllNames = ["everyone", "administrators", "nobody"] as const;
const externalNames = ["nobody", "members", "account", "administrators"] as const;

interface Coded<Name extends string> {
  readonly schema: v.GenericSchema<unknown, Name>;
  numberOf(name: Name): number;
  /** Undefined where Zoom's number has no name. */
  nameOf(value: number): Name | undefined;
}

/** @param first the number of the first name */
function coded<const Name extends string>(names: readonly Name[], first: number): Coded<Name> {
  return {
    schema: v.picklist(names, ({ received }) => `${received} is none of these: ${names.join(", ")}.`),
    numberOf: (name) => names.indexOf(name) + first,
    nameOf: (value) => names[value - first],
  };
}

export const types = coded(typeNames, 1);
export const postings = coded(postingNames, 1);
export const addings = coded(addingNames, 1);
export const mentionAlls = coded(mentionAllNames, 1);
export const externals = coded(externalNames, 0);
