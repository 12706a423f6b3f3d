import { shortId } from "../ids.ts";
import { createRandom, type Random } from "../random.ts";
import { departments, offices } from "./company.ts";

/** A contact of the company that is no person. */
export interface CompanyLine {
  readonly id: string;
  /** 2 auto receptionist, 3 common area phone, 4 call queue, 5 shared line group, 6 global directory, 7 office contact, 8 Zoom Room. */
  readonly type: 2 | 3 | 4 | 5 | 6 | 7 | 8;
  readonly name: string;
  readonly extension: string;
  readonly location: string;
  /** Of call queues only. */
  readonly activity: "Active" | "Inactive" | "Unknown" | null;
}

const rooms = ["Atlas", "Harbour", "Meridian"];

/** Receptions, telephones, call queues and rooms of every office. The same for every seed, but for the ids. */
export function companyLines(seed: string): readonly CompanyLine[] {
  const random: Random = createRandom(seed);
  const queues = (departments.find(({ name }) => name === "Customer Support")?.teams ?? []).slice(0, 3);
  const lines: Omit<CompanyLine, "id" | "extension">[] = [
    ...offices.flatMap(({ city }) => [
      { type: 2 as const, name: `${city} reception`, location: city, activity: null },
      { type: 3 as const, name: `${city} lobby phone`, location: city, activity: null },
      ...rooms.map((room) => ({ type: 8 as const, name: `${city} ${room} room`, location: city, activity: null })),
    ]),
    ...queues.map((team, at) => ({
      type: 4 as const,
      name: `Support ${team.replaceAll("-", " ")} queue`,
      location: "",
      activity: (["Active", "Inactive", "Unknown"] as const)[at] ?? null,
    })),
    { type: 5, name: "Dispatch shared line", location: "", activity: null },
    { type: 6, name: "Freight partners directory", location: "", activity: null },
    { type: 7, name: "Building management", location: "London", activity: null },
  ];
  return lines.map((line, at) => ({ ...line, id: shortId(random), extension: `${900 + at}` }));
}
