import type { Parameter } from "../../contract/operation.ts";
import { RequestFailure } from "../middleware/bff-error.ts";

const LONGEST_VALUE = 4_000;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
const control = /[\u0000-\u001f\u007f]/;

const forms: Record<Parameter["type"], RegExp> = {
  string: /^/,
  integer: /^-?\d{1,15}$/,
  number: /^-?\d{1,15}(?:\.\d{1,15})?$/,
  boolean: /^(?:true|false)$/,
};

/**
 * Checks a query against the operation's parameters so that it can be written anew and Zoom reads what was checked. Which
 * parameters are needed is left to Zoom: the sources disagree on it.
 *
 * @throws RequestFailure `invalid_request`
 */
export function checkedQuery(parameters: readonly Parameter[], query: string): Readonly<Record<string, string>> {
  const checked: Record<string, string> = {};
  if (query === "") return checked;
  for (const pair of query.split("&")) {
    if (pair === "") continue;
    const equals = pair.indexOf("=");
    const name = decode(equals === -1 ? pair : pair.slice(0, equals));
    const value = decode(equals === -1 ? "" : pair.slice(equals + 1));
    const parameter = parameters.find((candidate) => candidate.name === name);
    if (!parameter) throw new RequestFailure("invalid_request", "The operation has no such query parameter.");
    if (Object.hasOwn(checked, name)) throw new RequestFailure("invalid_request", `The query names ${name} twice.`);
    if (value.length > LONGEST_VALUE || control.test(value) || !forms[parameter.type].test(value))
      throw new RequestFailure("invalid_request", `The query parameter ${name} is not of type ${parameter.type}.`);
    checked[name] = value;
  }
  return checked;
}

function decode(text: string): string {
  if (!text.includes("%") && !text.includes("+")) return text;
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw new RequestFailure("invalid_request", "The query is not well encoded.");
  }
}
