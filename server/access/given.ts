// What people have set up of access, in memory: what another instance changes is dropped as it is announced.
import { type Given, givenBy } from "../../domain/access/given.ts";
import { createKept, type Kept, type KeptDeps } from "../db/kept.ts";
import { readEntries } from "./access-store.ts";

export type GivenSource = Kept<Given>;

export const createGiven = (deps: Pick<KeptDeps<Given>, "database" | "clock">): GivenSource =>
  createKept({
    ...deps,
    isChange: ({ kind }) => kind === "access-changed",
    read: async (orm) => givenBy(await readEntries(orm)),
  });
