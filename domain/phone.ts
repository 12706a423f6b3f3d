// Phone numbers as people write them, brought to digits by which one is found however it was written.

/** A number that Zoom tells of somebody. */
export interface ToldPhone {
  /** The country's code with its sign, `+49`; empty where it is not told. */
  readonly code: string;
  readonly number: string;
}

/** A number that somebody looks for. */
export interface WantedPhone {
  readonly digits: string;
  /** Whether these begin with the country's code. */
  readonly isInternational: boolean;
}

/** Shorter ones are no number to look for: they end too many. */
const FEWEST_DIGITS = 4;
/** The most that a number has, its country's code included, as E.164 says. */
const MOST_DIGITS = 15;

/** Whatever stands between digits, and the zero that is dialled within the country only. */
const written = /^\s*\+?[\d\s()./\u2010-\u2015\u00a0-]+$/u;

const digitsOf = (text: string): string => text.replace(/\(0\)/g, "").replace(/\D/g, "");

const withoutTrunk = (digits: string): string => digits.replace(/^0+/, "");

/** How a number may be looked for, in digits with the country's code first where it is known; empty where it is none. */
export function phoneForms({ code, number }: ToldPhone): readonly string[] {
  const own = digitsOf(number);
  if (own.length < FEWEST_DIGITS) return [];
  const country = digitsOf(code);
  if (/^\s*(\+|00)/.test(number) || country === "") return [withoutTrunk(own)];
  // Some countries keep the zero after their code, most leave it out.
  return [...new Set([country + own, country + withoutTrunk(own)])];
}

/** The number in what somebody typed; null where that is none. */
export function wantedPhone(text: string): WantedPhone | null {
  if (!written.test(text)) return null;
  const all = digitsOf(text);
  const isInternational = /^\s*(\+|00)/.test(text);
  const digits = withoutTrunk(all);
  return digits.length < FEWEST_DIGITS || digits.length > MOST_DIGITS ? null : { digits, isInternational };
}

/**
 * Whether somebody's number is meant: by its end, or by its beginning where the country's code was typed. Of one that is
 * known without a country, its own digits end what was typed.
 *
 * @param form one of {@link phoneForms}
 */
export const isPhoneWanted = (form: string, { digits, isInternational }: WantedPhone): boolean =>
  isInternational ? form.startsWith(digits) || digits.endsWith(form) : form.endsWith(digits);
