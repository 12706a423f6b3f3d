import { createRandom } from "../random.ts";
import type { User } from "../store.ts";

export interface Phone {
  readonly extension: string;
  /** With the country's code. */
  readonly direct: string;
  readonly code: string;
  readonly country: string;
  readonly number: string;
  readonly label: "Mobile" | "Office";
}

/** Calling code and country of the offices. */
const countries: Readonly<Record<string, readonly [string, string]>> = {
  London: ["+44", "GB"],
  Chicago: ["+1", "US"],
  Berlin: ["+49", "DE"],
  Bengaluru: ["+91", "IN"],
  "São Paulo": ["+55", "BR"],
  Singapore: ["+65", "SG"],
  Warsaw: ["+48", "PL"],
  Lisbon: ["+351", "PT"],
  Toronto: ["+1", "CA"],
  Nairobi: ["+254", "KE"],
  Osaka: ["+81", "JP"],
  Rotterdam: ["+31", "NL"],
  "Mexico City": ["+52", "MX"],
  Dubai: ["+971", "AE"],
  Sydney: ["+61", "AU"],
  Lyon: ["+33", "FR"],
};

/** Area codes that are told apart: so many people have a number of their own. */
const AREAS = 800;

/** As answers of people tell it. */
export const toldPhone = ({ code, country, label, number }: Phone) => ({
  phone_number: `${code} ${number}`,
  phone_numbers: [{ code, country, label, number, verified: true }],
});

/** Telephone of a person who has one: most of those with a licence. The numbers are of the fictitious 555 01 range. */
export function phoneOf(user: User): Phone | null {
  const random = createRandom(`phone/${user.memberId}`);
  if (user.type !== 2 || random.chance(0.25)) return null;
  const [code, country] = countries[user.location] ?? ["+1", "US"];
  const area = 200 + (user.index % AREAS);
  const number = `${area}55501${`${random.below(100)}`.padStart(2, "0")}`;
  return {
    extension: `${10_000 + user.index}`,
    direct: `${code}${number}`,
    code,
    country,
    number,
    label: random.chance(0.6) ? "Office" : "Mobile",
  };
}
