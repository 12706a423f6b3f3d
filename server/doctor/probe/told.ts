// What of Zoom's answers is told as it is, since no document has it: names of privileges, which are Zoom's own words, and the
// hosts that it keeps pictures at.
import * as v from "valibot";
import type { OperationId } from "../../../contract/operations.gen.ts";

export interface Told {
  /** Sorted, as `ChatChannels:Edit`. */
  readonly privileges: readonly string[];
  /** Sorted; of an address the host alone. */
  readonly pictureHosts: readonly string[];
}

const names = v.fallback(v.array(v.string()), []);
const Privileges = v.object({ permissions: names, privileges: names });

/** Words that a programmer chose. */
const isPrivilege = (name: string): boolean => /^[A-Z][A-Za-z]{0,59}(?:[:_][A-Z][A-Za-z]{0,39}){0,3}$/.test(name);

const ofPrivileges: ReadonlySet<OperationId> = new Set<OperationId>(["getUserPermissions", "getRoleInformation"]);
const ofPictures: ReadonlySet<OperationId> = new Set<OperationId>(["getFileInfo", "listCustomEmojis"]);

export function toldOf(id: OperationId, body: unknown): Told {
  const found = ofPrivileges.has(id) ? v.safeParse(Privileges, body) : undefined;
  const listed = found?.success ? [...found.output.permissions, ...found.output.privileges] : [];
  return together([
    { privileges: listed.filter(isPrivilege), pictureHosts: ofPictures.has(id) ? textsIn(body).flatMap(hostOf) : [] },
  ]);
}

export const together = (all: readonly Told[]): Told => ({
  privileges: [...new Set(all.flatMap(({ privileges }) => privileges))].toSorted(),
  pictureHosts: [...new Set(all.flatMap(({ pictureHosts }) => pictureHosts))].toSorted(),
});

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Of a host it is told what it is called, not through which port or as whom it is asked. */
function hostOf(text: string): readonly string[] {
  return /^https?:\/\/\S+$/.test(text) && URL.canParse(text) ? [new URL(text).hostname] : [];
}

/** Lines for a person. */
export const toldLines = ({ privileges, pictureHosts }: Told): readonly string[] => [
  `Names of privileges: ${privileges.join(", ") || "none came"}`,
  `Hosts of pictures: ${pictureHosts.join(", ") || "none came"}`,
];
