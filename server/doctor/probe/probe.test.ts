import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { operationById } from "../../../contract/operation-by-id.ts";
import { createSandbox, type Sandbox, type SandboxOptions } from "../../../sandbox/app.ts";
import { handlers } from "../../../sandbox/operations/handlers.ts";
import { startStack } from "../../testing/stack.ts";
import { createComparing } from "./compare.ts";
import { fieldName, placeOf, shapeOf } from "./shape.ts";
import { together, toldLines, toldOf } from "./told.ts";

let sandbox: Sandbox | undefined;
afterEach(async () => {
  await sandbox?.close();
  sandbox = undefined;
});

/** @param plan Whose limits the probe keeps. */
async function run(
  options: SandboxOptions & { readonly plan: "business" | "unlimited" },
  args: readonly string[] = [],
) {
  const started = await createSandbox({ size: "small", ...options });
  sandbox = started;
  const env = {
    PATH: process.env.PATH,
    ZOOM_ACCOUNT_ID: "sandbox-account",
    ZOOM_S2S_CLIENT_ID: "sandbox-s2s",
    ZOOM_S2S_CLIENT_SECRET: "sandbox-s2s-secret",
    ZOOM_OAUTH_URL: started.url,
    ZOOM_API_URL: started.url,
    ZOOM_PLAN: options.plan,
    CHANNELKEEPER_SANDBOX: "1",
  };
  return { ...(await runWith(env, args)), sandbox: started };
}

function runWith(env: NodeJS.ProcessEnv, args: readonly string[]) {
  return new Promise<{ code: unknown; out: string; error: string }>((resolve) => {
    const script = ["scripts/run.mjs", "server/doctor/probe/probe-main.ts", ...args];
    execFile(process.execPath, script, { env }, (failure, out, error) =>
      resolve({ code: failure?.code ?? 0, out, error }),
    );
  });
}

test("where all is as documented nothing differs; each is asked once, and nothing but what reads", async () => {
  const { code, out, error, sandbox: zoom } = await run({ plan: "business" });
  expect([code, error]).toEqual([0, ""]);
  expect(out).toMatch(/as documented {2}getMe\n/);
  expect(out).toMatch(/^Names of privileges: .*ChatChannels/m);
  expect(out).toMatch(/ 0 different, \d+ refused, 0 without an answer/);
  const asked = zoom.requests().filter(({ path: at }) => at.startsWith("/v2"));
  expect(asked.length).toBeGreaterThan(25);
  expect(
    asked.filter(({ method, operation }) => method !== "GET" && operation !== "searchUsersOrAccountsChannels"),
  ).toEqual([]);
  expect(asked.filter(({ status }) => status === 429)).toEqual([]);
  expect(new Set(asked.map(({ operation }) => operation)).size).toBe(asked.length);
});

const SECRET = "Salary talks of Ada";

test("what differs is told by names and kinds of fields, and no value of any answer is in the report", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "channelkeeper-probe-"));
  const file = path.join(folder, "report.json");
  const {
    code,
    out,
    sandbox: zoom,
  } = await run(
    {
      plan: "unlimited",
      isValidating: false,
      handlers: {
        ...handlers,
        getChannel: () => ({ status: 200, body: { id: 7731, type: SECRET, secret_topic: SECRET, [SECRET]: 1 } }),
        listRoles: () => ({ status: 418, body: { code: 4242, message: SECRET } }),
      },
    },
    ["--out", file],
  );
  expect(code).toBe(1);
  const text = await readFile(file, "utf8");
  await rm(folder, { recursive: true });
  const report: { operations: readonly { operation: string; differences?: readonly object[] }[] } = JSON.parse(text);
  const of = (operation: string) => report.operations.find((one) => one.operation === operation);
  expect(of("getChannel")).toMatchObject({
    is: "different",
    differences: expect.arrayContaining([
      { at: "/id", what: "another type", expected: "string", found: "whole number", count: 1 },
      { at: "/type", what: "another type", expected: "integer", found: "text", count: 1 },
      { at: "/secret_topic", what: "unknown field", expected: "nothing", found: "text", count: 1 },
      { at: "/(a name like a value)", what: "unknown field", expected: "nothing", found: "whole number", count: 1 },
    ]),
  });
  expect(of("listRoles")).toMatchObject({ is: "refused", status: 418, code: 4242, isListed: false });
  expect(out).toContain("/secret_topic: unknown field; documented nothing, came text (1)");
  const values = [
    SECRET,
    "7731",
    ...zoom.store.users.flatMap(({ id, email, displayName }) => [id, email, displayName]),
    ...zoom.store.channels.named("General").map(({ id }) => id),
  ];
  for (const value of values) for (const told of [text, out]) expect(told).not.toContain(value);
});

test("with somebody’s own grant what only the app people sign in with can be asked is asked, as me", async () => {
  const stack = await startStack({ config: { plan: "unlimited" }, sandbox: { plan: "unlimited" } });
  try {
    await stack.signIn("lead");
    const { config } = stack;
    const env = {
      PATH: process.env.PATH,
      DATABASE_URL: config.databaseUrl ?? "",
      SESSION_SECRET: config.secrets[0],
      PUBLIC_URL: config.publicUrl,
      ZOOM_CLIENT_ID: config.client.id,
      ZOOM_CLIENT_SECRET: config.client.secret,
      ZOOM_OAUTH_URL: config.oauthUrl,
      ZOOM_API_URL: config.apiUrl,
      ZOOM_PLAN: "unlimited",
      CHANNELKEEPER_SANDBOX: "1",
    };
    const before = stack.sandbox.requests().length;
    const { code, out, error } = await runWith(env, ["--person", "Lead@sandbox.example"]);
    expect([code, error]).toEqual([0, ""]);
    expect(out).toMatch(/as documented {2}listUsersChannels\n/);
    expect(out).toMatch(/not asked {6}listUsers: this kind of app cannot call it\n/);
    expect(out).not.toMatch(/sandbox\.example|eyJ/);
    const asked = stack.sandbox
      .requests()
      .slice(before)
      .filter(({ path: at }) => at.startsWith("/v2"));
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.every(({ clientId }) => clientId === "sandbox-user")).toBe(true);
    expect(asked.map(({ path: at }) => at).filter((at) => /\/users\/(?!me\b)/.test(at))).toEqual([]);
    expect(await runWith(env, ["--person", "nobody@sandbox.example"])).toMatchObject({
      code: 2,
      error: "Nobody with this address has signed in to the console.\n",
    });
    expect(
      await runWith({ ...env, SESSION_SECRET: "another secret that is long enough" }, [
        "--person",
        "lead@sandbox.example",
      ]),
    ).toMatchObject({
      code: 2,
      error: expect.stringContaining("have them sign in"),
    });
  } finally {
    await stack.close();
  }
});

test("whatever an answer holds, no value of it is told, and no name that could be one", () => {
  const comparing = createComparing();
  const operation = operationById("listUsersChannels");
  // Long and with a digit, so that none is a word of the contract's by chance.
  const value = fc.stringMatching(/^[A-Z][a-z]{5}\d[a-z]{5}$/);
  const key = fc.oneof(value, fc.constantFrom("channels", "id", "type", "name", "channel_settings"));
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      value,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie("tree"), { maxLength: 3 }),
      fc.dictionary(key, tie("tree"), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(tree, (body) => {
      const told = JSON.stringify(comparing.differences(operation, 200, body));
      for (const [secret] of JSON.stringify(body).matchAll(/[A-Z][a-z]{5}\d[a-z]{5}/g))
        expect(told).not.toContain(secret);
    }),
  );
});

test.each([
  ["ada@acme.example", "text like an e-mail address"],
  ["4c7f1a4c7f1a4c7f1a4c7f1a4c7f1a4c", "text of 32 hexadecimal digits"],
  ["ChatChannels:Read", "two words with a colon"],
  ["", "empty text"],
  [[1, 2], "list of whole number"],
  [null, "null"],
])("%j is told as %s", (value, shape) => {
  expect(shapeOf(value)).toBe(shape);
});

test("names of privileges and hosts of pictures are told, and nothing else of these answers", () => {
  const permissions = ["ChatChannels:Edit", "Role", "ada@acme.example", "Ada Lovelace", SECRET, 7];
  expect(toldOf("getUserPermissions", { permissions: permissions.slice(0, -1) })).toEqual({
    ...{ privileges: ["ChatChannels:Edit", "Role"], pictureHosts: [] },
  });
  expect(toldOf("getUserPermissions", { permissions }).privileges).toEqual([]);
  const download_url = "https://ada:secret@file.zoom.us:8443/file/x?jwt=secret";
  const emojis = [{ name: SECRET, image: "https://pictures.zoom.us/a/b" }];
  const told = [toldOf("getFileInfo", { file_name: SECRET, download_url }), toldOf("listCustomEmojis", { emojis })];
  expect(together(told)).toEqual({ privileges: [], pictureHosts: ["file.zoom.us", "pictures.zoom.us"] });
  expect(toldOf("getUser", { pic_url: download_url, permissions })).toEqual({ privileges: [], pictureHosts: [] });
  expect(toldLines(together(told))).toEqual([
    "Names of privileges: none came",
    "Hosts of pictures: file.zoom.us, pictures.zoom.us",
  ]);
});

test("places are told without what stands in them", () => {
  const none = new Set<string>();
  expect(placeOf("/channels/12/type", none)).toBe("/channels/*/type");
  expect(placeOf("/members/Ada Lovelace/role", none)).toBe("/members/(a name like a value)/role");
  expect(fieldName("ada@acme.example", none)).toBe("(a name like a value)");
  expect(fieldName("total_records2", new Set(["total_records2"]))).toBe("total_records2");
});
