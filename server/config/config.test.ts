import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Environment, readConfig } from "./config.ts";
import { ConfigError } from "./config-error.ts";
import { keptSecret } from "./kept-secret.ts";
import { settings } from "./settings.ts";

const secret = "0123456789abcdef0123456789abcdef";
const enough: Environment = { ZOOM_CLIENT_ID: "id", ZOOM_CLIENT_SECRET: "s3cret", SESSION_SECRET: secret };
const noSecret = () => {
  throw new Error("the kept secret was asked for");
};
const read = (environment: Environment, isTerminal = false) =>
  readConfig(environment, { keptSecret: noSecret, isTerminal });
const problemsOf = (environment: Environment): readonly string[] => {
  try {
    read(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  throw new Error("the settings were accepted");
};

test("needs no more than an app and a secret", () => {
  expect(read(enough)).toMatchObject({
    port: 3000,
    host: "127.0.0.1",
    publicUrl: "http://localhost:3000",
    databaseUrl: null,
    secrets: [secret],
    accountId: null,
    account: null,
    oauthUrl: "https://zoom.us",
    apiUrl: "https://api.zoom.us",
    plan: "business",
    isSandbox: false,
  });
});

test("an account needs no server-to-server app", () => {
  expect(read({ ...enough, ZOOM_ACCOUNT_ID: "a" })).toMatchObject({ accountId: "a", account: null });
});

test("names everything that is wrong at once", () => {
  const problems = problemsOf({ PORT: "http", ZOOM_API_URL: "http://api.example", ZOOM_S2S_CLIENT_SECRET: "a" });
  expect(problems.map((problem) => problem.split(" ")[0]).sort()).toEqual([
    "PORT",
    "SESSION_SECRET",
    "ZOOM_ACCOUNT_ID",
    "ZOOM_API_URL",
    "ZOOM_CLIENT_ID",
    "ZOOM_CLIENT_SECRET",
  ]);
});

test.each<[string, Environment, RegExp]>([
  ["a port out of range", { PORT: "70000" }, /^PORT is above 65535$/],
  ["an address with a path", { PUBLIC_URL: "https://a.example/console" }, /^PUBLIC_URL is more than scheme/],
  ["plain http elsewhere", { PUBLIC_URL: "http://a.example" }, /^PUBLIC_URL is neither https nor http on this/],
  ["credentials in an address", { ZOOM_API_URL: "https://a:b@api.example" }, /^ZOOM_API_URL is more than/],
  ["another database", { DATABASE_URL: "mysql://x" }, /^DATABASE_URL is not postgres:\/\/ followed by/],
  ["a short secret", { SESSION_SECRET: "short" }, /^SESSION_SECRET is shorter than 32/],
  ["a short earlier secret", { SESSION_SECRET_PREVIOUS: `${secret},short` }, /^SESSION_SECRET_PREVIOUS is shorter/],
  ["an unknown plan", { ZOOM_PLAN: "gold" }, /^ZOOM_PLAN is none of free/],
  ["no limits at Zoom itself", { ZOOM_PLAN: "unlimited" }, /^ZOOM_PLAN is unlimited, which is for the sandbox/],
  ["two of three", { ZOOM_ACCOUNT_ID: "a", ZOOM_S2S_CLIENT_ID: "b" }, /^ZOOM_S2S_CLIENT_SECRET missing/],
  ["an unknown level", { LOG_LEVEL: "loud" }, /^LOG_LEVEL is none of/],
  ["less time to undo than is promised", { CHANGES_DAYS: "29" }, /^CHANGES_DAYS is below 30$/],
  ["an idle time of zero", { SESSION_IDLE_MINUTES: "0" }, /^SESSION_IDLE_MINUTES is below 1$/],
])("refuses %s", (_, changes, problem) => {
  expect(problemsOf({ ...enough, ...changes })).toEqual([expect.stringMatching(problem)]);
});

test("a setting under a wrong name is told beside the one that is missing", () => {
  expect(problemsOf({ ...enough, ZOOM_CLIENT_ID: undefined, ZOOM_CLIENTID: "id" })).toEqual([
    "ZOOM_CLIENT_ID is missing",
    "ZOOM_CLIENTID is not a setting of the console; did you mean ZOOM_CLIENT_ID?",
  ]);
});

test.each<[boolean, Environment, object]>([
  [false, {}, { logFormat: "json", logLevel: "info" }],
  [true, {}, { logFormat: "text", logLevel: "warn" }],
  [true, { LOG_FORMAT: "json" }, { logFormat: "json", logLevel: "info" }],
  [true, { LOG_LEVEL: "info" }, { logFormat: "text", logLevel: "info" }],
])("at a terminal (%s) with %j", (isTerminal, changes, expected) => {
  expect(read({ ...enough, ...changes }, isTerminal)).toMatchObject(expected);
});

test("never repeats a value, which may be a secret", () => {
  const { message } = new ConfigError(problemsOf({ ...enough, SESSION_SECRET: "hunter2", DATABASE_URL: "hunter3" }));
  expect(message).not.toMatch(/hunter/);
});

test("an empty setting is one that is not given", () => {
  expect(read({ ...enough, ZOOM_ACCOUNT_ID: "", PORT: " " })).toMatchObject({ port: 3000, account: null });
});

test("plain http is for this machine", () => {
  for (const url of ["http://localhost:4100", "http://127.0.0.1:4100", "http://[::1]:4100"])
    expect(read({ ...enough, ZOOM_OAUTH_URL: url }).oauthUrl).toBe(url);
});

test("the table names exactly the settings that are read", () => {
  const asked = new Set<string>();
  const watched = new Proxy(enough, {
    get: (target, name) => {
      if (typeof name === "string") asked.add(name);
      return Reflect.get(target, name);
    },
  });
  read(watched);
  expect([...asked].sort()).toEqual(settings.map(({ name }) => name).sort());
});

describe("the sandbox's secret", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "channelkeeper-config-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("is made once and kept for this user only", () => {
    const environment = { ...enough, SESSION_SECRET: undefined, CHANNELKEEPER_SANDBOX: "1", DATA_DIR: folder };
    const [first] = readConfig(environment, { keptSecret, isTerminal: false }).secrets;
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(readConfig(environment, { keptSecret, isTerminal: false }).secrets).toEqual([first]);
    const file = path.join(folder, "session-secret");
    expect(readFileSync(file, "utf8")).toBe(first);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test("yields to one that is given", () => {
    expect(read({ ...enough, CHANNELKEEPER_SANDBOX: "1" }).secrets).toEqual([secret]);
  });
});
