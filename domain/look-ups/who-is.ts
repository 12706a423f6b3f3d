// Finds out of Zoom who was pasted, before anything is planned for them.
import * as v from "valibot";
import type { ConnectionName } from "../../contract/bff.ts";
import { call } from "../../contract/call.ts";
import { getUser } from "../../contract/endpoints.gen.ts";
import { isPathParameter } from "../../contract/path-parameter.ts";
import type { Ask } from "../answers/ask.ts";
import { CallFailed } from "../changes/resource.ts";
import { wordsOf } from "../words.ts";
import { contactsCall, contactsPage } from "./contacts.ts";
import { type FoundPerson, type PersonAnswer, type WantedPerson, whoOf } from "./person.ts";
import { searchWord } from "./search-word.ts";
import { isSlip } from "./slip.ts";

/** Zoom, through either connection. */
export type AskOf = (connection: ConnectionName) => Ask;

const User = v.object({
  id: v.string(),
  email: v.nullish(v.string(), ""),
  display_name: v.nullish(v.string(), ""),
  first_name: v.nullish(v.string(), ""),
  last_name: v.nullish(v.string(), ""),
  status: v.nullish(v.string(), "active"),
});

/** Bound on the pages of a search for one name. */
const PAGES = 4;
/** User IDs are one word of so many signs, with no blank in it. */
const USER_ID = /^[\w-]{16,}$/;

const nobody: PersonAnswer = { is: "nobody" };
const notTold: PersonAnswer = { is: "not-told" };

/**
 * Whoever has an address; or what is no address: an ID, or the whole name, its words in any order. Where the account
 * connection may not look people up, the search of contacts does.
 *
 * @throws CallFailed
 */
export async function whoIs(
  { text, isAddress }: WantedPerson,
  connection: ConnectionName,
  askOf: AskOf,
): Promise<PersonAnswer> {
  if (connection === "account" && (isAddress || USER_ID.test(text))) {
    const answer = await byId(text, askOf("account"));
    if (answer.is === "found" || (isAddress && answer.is === "nobody")) return answer;
  }
  return amongContacts(text, isAddress ? hasAddress(text) : isCalled(text), askOf("me"));
}

async function byId(userId: string, ask: Ask): Promise<PersonAnswer> {
  if (!isPathParameter(userId)) return nobody;
  try {
    const { id, email, status, ...names } = await ask(call(getUser, { path: { userId } }), User);
    const name = names.display_name || `${names.first_name} ${names.last_name}`.trim() || email;
    return { is: "found", person: { email, userId: id, memberId: "", name }, isDeactivated: status === "inactive" };
  } catch (error) {
    if (error instanceof CallFailed && error.failure.kind === "not_found") return nobody;
    return notToldOr(error);
  }
}

/** Zoom finds the active and the deactivated apart. */
async function amongContacts(text: string, fits: (person: FoundPerson) => boolean, ask: Ask): Promise<PersonAnswer> {
  const word = searchWord(text);
  try {
    const active = (await contactsFor(word, "active", ask)).filter(fits);
    const inactive = active.length > 0 ? [] : (await contactsFor(word, "inactive", ask)).filter(fits);
    return whoOf(active, inactive) ?? nobody;
  } catch (error) {
    return notToldOr(error);
  }
}

async function contactsFor(word: string, status: "active" | "inactive", ask: Ask): Promise<readonly FoundPerson[]> {
  const found: FoundPerson[] = [];
  let token: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const { rows, next_page_token } = await ask(contactsCall(word, status, token), contactsPage);
    found.push(...rows);
    token = next_page_token || undefined;
    if (token === undefined) break;
  }
  return found;
}

/** Somebody active whose address differs from one by no more than a slip or two. @throws CallFailed */
export async function nearlyNamed(address: string, askOf: AskOf): Promise<FoundPerson | null> {
  const [local = ""] = address.split("@");
  for (const word of local.split(/[._+-]+/).filter((part) => part.length > 2)) {
    const found = await contactsFor(word, "active", askOf("me"));
    const close = found.filter(({ email }) => isSlip(email.toLowerCase(), address.toLowerCase()));
    const [only] = close;
    if (only && close.length === 1) return only;
  }
  return null;
}

const hasAddress = (address: string) => {
  const wanted = address.toLowerCase();
  return ({ email }: FoundPerson): boolean => email.toLowerCase() === wanted;
};

/** The words of a name, in an order of their own. */
export const nameKey = (name: string): string => wordsOf(name).toSorted().join(" ");

const isCalled = (text: string) => {
  const wanted = nameKey(text);
  return ({ name, userId }: FoundPerson): boolean => nameKey(name) === wanted || userId === text;
};

function notToldOr(error: unknown): PersonAnswer {
  if (error instanceof CallFailed && mayNotLook.has(error.failure.kind)) return notTold;
  throw error;
}

/** Why nobody is looked for through a connection. */
export const mayNotLook: ReadonlySet<string> = new Set(["forbidden", "missing_scope"]);
