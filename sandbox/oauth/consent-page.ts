import { escapeHtml, page } from "../http/page.ts";
import type { Store, User } from "../store/store.ts";
import { type AuthorizationRequest, authorizationParameters } from "./authorization-request.ts";
import { scopeInWords } from "./scope-words.ts";

/** The people a newcomer will want to be, in the order of their say. */
const named = ["owner", "admin", "channel-admin", "channel-viewer", "lead", "helpdesk", "member"];
const MAX_SHOWN = 30;

/** The page where one chooses whom to be and whether the app may act for them. */
export function consentPage(request: AuthorizationRequest, parameters: URLSearchParams, store: Store): string {
  const search = (parameters.get("q") ?? "").trim();
  const people = choosable(store, search);
  const shown = people.slice(0, MAX_SHOWN);
  const hidden = authorizationParameters
    .flatMap((name) => parameters.getAll(name).map((value) => ({ name, value })))
    .map(({ name, value }) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
    .join("");
  const scopes = request.scopes
    .map((scope) => `<li>${escapeHtml(scopeInWords(scope))} <code class="quiet">${escapeHtml(scope)}</code></li>`)
    .join("");
  const name = escapeHtml(request.app.name);
  return page(
    `Allow ${request.app.name}?`,
    `<h1>${name} asks to act for you</h1>
<p class="quiet">This is the local sandbox: its people are made up, and no password is needed.</p>
<form method="get" action="/oauth/authorize" role="search" class="search">${hidden}
<label>Find a person <input type="search" name="q" value="${escapeHtml(search)}" autocomplete="off"></label>
<button>Find</button></form>
<form method="post" action="/oauth/authorize">${hidden}
<fieldset><legend>Sign in as</legend>
${shown.length > 0 ? `<div class="people">${shown.map((user, index) => choice(user, store, index === 0)).join("")}</div>` : ""}
<p class="quiet" role="status">${escapeHtml(countOf(shown.length, people.length))}</p></fieldset>
<h2>The app will be able to</h2><ul>${scopes}</ul>
<div class="actions"><button name="decision" value="allow"${shown.length > 0 ? "" : " disabled"}>Allow</button><button name="decision" value="deny">Deny</button></div>
</form>`,
  );
}

function choosable(store: Store, search: string): readonly User[] {
  const words = search.toLowerCase().split(/\s+/);
  const isMatch = (user: User) => {
    const text = `${user.displayName} ${user.email}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const first = named.flatMap((name) => store.findUser(`${name}@sandbox.example`) ?? []);
  const rest = store.users.filter((user) => !first.includes(user));
  return [...first, ...rest].filter((user) => user.status === "active" && isMatch(user));
}

function choice(user: User, store: Store, isFirst: boolean): string {
  const role = store.roles.find(user.roleId)?.name ?? "Member";
  return `<label><input type="radio" name="email" value="${escapeHtml(user.email)}" required${isFirst ? " checked" : ""}>
<span><span>${escapeHtml(user.displayName)}</span><span class="quiet">${escapeHtml(user.email)} · ${escapeHtml(role)}</span></span></label>`;
}

function countOf(shown: number, all: number): string {
  if (all === 0) return "Nobody active has this name or address.";
  return shown < all ? `The first ${shown} of ${all} people.` : `${all} ${all === 1 ? "person" : "people"}.`;
}

/** The page of a request that cannot be allowed. */
export function authorizationErrorPage(message: string): string {
  return page("Authorization error", `<h1>Authorization error</h1><p role="alert">${escapeHtml(message)}</p>`);
}
