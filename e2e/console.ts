// The console's own routes, asked with a page's session and as its pages ask.
import type { Page } from "@playwright/test";
import type { SessionInfo } from "../contract/bff.ts";
import { REQUEST_HEADER } from "../contract/bff.ts";
import { expect } from "./test.ts";

interface Answer {
  readonly status: number;
  /** Null where there is none. */
  readonly body: unknown;
}

/** @param path of the console, from `/api` on */
export async function askConsole(page: Page, method: string, path: string, data?: unknown): Promise<Answer> {
  const { origin } = new URL(page.url());
  const answer = await page.request.fetch(path, {
    method,
    headers: { origin, [REQUEST_HEADER]: "1" },
    ...(data !== undefined && { data }),
  });
  const text = await answer.text();
  return { status: answer.status(), body: text === "" ? null : (JSON.parse(text) as unknown) };
}

/** User ID of the person of a page. */
export async function userIdOf(page: Page): Promise<string> {
  return ((await askConsole(page, "GET", "/api/session")).body as SessionInfo).user.id;
}

interface Part {
  readonly actionId: string;
  readonly input?: unknown;
  readonly targets: readonly unknown[];
}

const asked = (parts: readonly Part[]) => ({
  connection: "account",
  parts: parts.map(({ input = {}, ...part }) => ({ ...part, input })),
});

/** Has the account changed as the person of a page, past the page. */
export async function change(page: Page, ...parts: readonly Part[]): Promise<void> {
  const { status, body } = await askConsole(page, "POST", "/api/changes", {
    ...{ ...asked(parts), apply: true, confirmed: "grave" },
  });
  expect(status, JSON.stringify(body)).toBe(201);
}

/** Plans a change of the account. @returns the status */
export const statusOfPlan = async (page: Page, part: Part): Promise<number> =>
  (await askConsole(page, "POST", "/api/changes", asked([part]))).status;

interface Given {
  readonly roleId: string;
  readonly set: unknown;
  readonly reason: string;
}

/** Gives somebody a role without an end. @returns ID of what was given */
export async function giveRole(page: Page, to: Page, given: Given): Promise<string> {
  const { status, body } = await askConsole(page, "POST", "/api/access/grants", {
    ...{ ...given, untilMs: null },
    to: { is: "person", userId: await userIdOf(to), name: "A colleague" },
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return (body as { id: string }).id;
}

interface KnownChannel {
  readonly id: string;
  readonly name: string;
  readonly spaceId: string | null;
}

/** A channel by its whole name, as the inventory knows it; the one in a space, where that is asked for. */
export async function knownChannel(page: Page, name: string, spaceId?: string | null): Promise<KnownChannel> {
  const path = `/api/inventory/channels?find=${encodeURIComponent(name)}&page_size=50`;
  const { channels } = (await askConsole(page, "GET", path)).body as { channels: readonly KnownChannel[] };
  const found = channels.find((one) => one.name === name && (spaceId === undefined || one.spaceId === spaceId));
  if (!found) throw new Error(`the inventory knows no channel ${name}`);
  return found;
}
