// Zoom's tokens and the apps' secrets stay on the server: nothing of them is in what a browser receives or keeps.
import type { Page, Request, Response } from "@playwright/test";
import { channelList } from "./channel-list.ts";
import { nameField, openChannel, openTab, save } from "./channel-page.ts";
import { addressOf } from "./sign-in.ts";
import type { Stack } from "./stack.ts";
import { expect, test } from "./test.ts";

/** What every token of the sandbox begins with, up to the part that differs. */
async function tokenMark({ sandboxUrl }: Stack): Promise<{ mark: string; token: string }> {
  const answer = await fetch(`${sandboxUrl}/oauth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa("sandbox-chatbot:sandbox-chatbot-secret")}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  return { mark: token.slice(0, 32), token };
}

interface Received {
  readonly what: string;
  readonly text: string;
}

/** Notes everything that reaches a browser, or leaves it, from now on; and what it could not read. */
function record(page: Page) {
  const notes: Promise<Received>[] = [];
  const unread: string[] = [];
  let open = 0;
  // A stream ends with its page: what it says is read apart.
  const isStream = (request: Request) => new URL(request.url()).pathname === "/api/events";
  const note = (what: string, text: Promise<string> | string) => {
    notes.push(Promise.resolve(text).then((known) => ({ what, text: known })));
  };
  const headersOf = async (message: Request | Response) => JSON.stringify(await message.allHeaders());
  const bodyOf = async (response: Response) => {
    const isRedirect = response.status() >= 300 && response.status() < 400;
    if (isRedirect) return "";
    try {
      return await response.text();
    } catch {
      unread.push(new URL(response.url()).pathname);
      return "";
    }
  };
  page.context().on("request", (request) => {
    if (!isStream(request)) open += 1;
    note(`request ${request.url()}`, request.url() + (request.postData() ?? ""));
  });
  // Answers that broke off are left out: the browser refused them too.
  page.context().on("requestfailed", (request) => {
    if (!isStream(request)) open -= 1;
  });
  page.context().on("requestfinished", async (request) => {
    note(`headers of the request ${request.url()}`, headersOf(request));
    if (isStream(request)) return;
    const response = await request.response();
    if (response) {
      note(`headers of ${response.url()}`, headersOf(response));
      const body = bodyOf(response);
      note(`body of ${response.url()}`, body);
      await body;
    }
    open -= 1;
  });
  page.context().on("console", (message) => note("the console", message.text()));
  return {
    all: () => Promise.all(notes),
    unread,
    /** A page that is left takes the bodies nobody has read yet along. */
    untilRead: () => expect.poll(() => open).toBe(0),
  };
}

/** What the stream of changes says first, of what happened since. */
const streamed = (page: Page) =>
  page.evaluate(async () => {
    const stop = new AbortController();
    const { body } = await fetch("/api/events", { signal: stop.signal });
    const read = await body?.getReader().read();
    stop.abort();
    return new TextDecoder().decode(read?.value);
  });

const kept = (page: Page) =>
  page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, window.name]));

test("no token and no secret reaches the browser, whatever one does", async ({ page, stack, control }) => {
  const { mark, token } = await tokenMark(stack);
  const secrets = [mark, "sandbox-user-secret", "sandbox-s2s-secret"];
  const leaksIn = ({ text }: Received) => secrets.some((secret) => text.includes(secret));
  expect(leaksIn({ what: "the finder itself", text: `{"token":"${token}"}` })).toBe(true);

  const recording = record(page);
  await page.goto(stack.url);
  await page.getByRole("link", { name: "Sign in with Zoom" }).click();
  await page.getByRole("radio", { name: new RegExp(` ${addressOf("admin")}`) }).check();
  await page.getByRole("button", { name: "Allow" }).click();
  await openChannel(page, "Coffee and cake");
  await nameField(page).fill("Tea and biscuits");
  await save(page).click();
  await expect(page.getByRole("heading", { level: 1, name: "Tea and biscuits" })).toBeVisible();
  for (const tab of ["Members", "Administrators", "Directory groups", "Activity", "Settings"]) await openTab(page, tab);

  // Failures are where secrets slip out: a token renewed, one refused, a connection dropped, a broken answer.
  await control.endTokens({ email: addressOf("admin"), action: "expire" });
  await page.getByRole("link", { name: "My connection" }).click();
  await expect(nameField(page)).toBeVisible();
  await recording.untilRead();
  await page.goto(`${stack.url}/channels?tab=mine`);
  await expect(channelList(page).row("Salary review")).toBeVisible();
  for (const fault of [{ status: 500 }, { drop: "before" }, { cutOff: true }, { status: 401, code: 124 }]) {
    await control.fault({ operation: "listUsersChannels", ...fault, times: 3 });
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await page.getByRole("alert").getByText("Details for support").click();
    await control.clearFaults();
    await recording.untilRead();
    await page.reload();
    await expect(channelList(page).row("Salary review")).toBeVisible();
  }
  const stream = await streamed(page);
  expect(stream).toContain("event: ");
  await control.endTokens({ email: addressOf("admin"), action: "revoke", which: "all" });
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByRole("dialog", { name: "Your session ended" })).toBeVisible();

  await recording.untilRead();
  const received = [
    ...(await recording.all()),
    { what: "storage", text: await kept(page) },
    { what: "the stream", text: stream },
    { what: "the page", text: await page.content() },
    { what: "cookies", text: JSON.stringify(await page.context().cookies()) },
    { what: "the server's log", text: stack.output() },
  ];
  expect(received.length).toBeGreaterThan(100);
  // Before signing in there is no session to answer with: one of the answers names the person.
  const sessions = received.filter(({ what }) => what === `body of ${stack.url}/api/session`);
  expect(sessions.some(({ text }) => text.includes(addressOf("admin")))).toBe(true);
  expect(recording.unread.filter((path) => /^\/(api|auth)\//.test(path))).toEqual([]);
  expect(received.filter(leaksIn).map(({ what }) => what)).toEqual([]);
  expect(await page.evaluate(() => document.cookie)).toBe("");
});
