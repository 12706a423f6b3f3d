import type { BrowserContext } from "@playwright/test";

/** People of the sandbox with stable addresses. */
export type Person = "owner" | "admin" | "channel-admin" | "channel-viewer" | "lead" | "helpdesk" | "member";

export const addressOf = (person: Person) => `${person}@sandbox.example`;

/**
 * Signs a browser context in without showing a page: follows the BFF's redirect and answers the sandbox's consent form.
 *
 * @param url where the console answers.
 */
export async function signIn(context: BrowserContext, url: string, person: Person): Promise<void> {
  const start = await context.request.get(`${url}/auth/sign-in?return_to=/`, { maxRedirects: 0 });
  const authorize = new URL(start.headers().location ?? "", url);
  const form = { ...Object.fromEntries(authorize.searchParams), email: addressOf(person), decision: "allow" };
  const consent = await context.request.post(`${authorize.origin}${authorize.pathname}`, { form, maxRedirects: 0 });
  const callback = consent.headers().location;
  if (!callback) throw new Error(`The consent form answered ${consent.status()}: ${await consent.text()}`);
  const end = await context.request.get(callback, { maxRedirects: 0 });
  if (end.status() !== 302) throw new Error(`The callback answered ${end.status()}: ${await end.text()}`);
}
