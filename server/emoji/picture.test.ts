// What comes of asking for an emoji's picture, when Zoom's answers are not what they should be.
import type { IncomingMessage, ServerResponse } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { emojiPicturePath } from "../../contract/bff.ts";
import { madeContent } from "../../sandbox/store/files.ts";
import type { Browser } from "../testing/browser.ts";
import { type CannedZoom, startCannedZoom } from "../testing/canned-zoom.ts";
import { type Stack, startStack } from "../testing/stack.ts";

const person = { id: "person-1", account_id: "account-1", email: "lead@sandbox.example", display_name: "Lead" };
const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(64)]);
const LIMIT = 262_144;

describe("a picture whose link Zoom made", () => {
  let zoom: CannedZoom;
  let files: CannedZoom;
  let stranger: CannedZoom;
  let stack: Stack;
  let lead: Browser;

  const json = (res: ServerResponse, status: number, body: unknown) =>
    res.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  const picture = (res: ServerResponse, body: Buffer, headers: Record<string, string> = {}) =>
    res.writeHead(200, { "content-type": "image/png", ...headers }).end(body);
  const linkTo = (link: unknown) => zoom.answer((_req, res) => json(res, 200, { download_url: link }));
  const ask = (path = emojiPicturePath("emoji-1")) => lead.get(path);

  beforeAll(async () => {
    [zoom, files, stranger] = await Promise.all([startCannedZoom(), startCannedZoom(), startCannedZoom()]);
    zoom.answer((_req, res) => json(res, 200, person));
    const urls = { apiUrl: zoom.url, fileUrl: files.url, fileApiUrl: files.url };
    stack = await startStack({ config: { ...urls, accountId: null, account: null, zoomTimeoutMs: 2_000 } });
    lead = await stack.signIn("lead");
  });
  afterAll(async () => {
    await stack.close();
    await Promise.all([zoom.close(), files.close(), stranger.close()]);
  });
  beforeEach(() => {
    for (const host of [zoom, files, stranger]) host.seen.length = 0;
    stranger.answer((_req, res) => picture(res, png));
    files.answer((_req, res) => picture(res, png));
    linkTo(`${files.url}/file/download/emoji-1?jwt=secret-of-the-link`);
  });
  const asked = () => [zoom, files, stranger].reduce((count, { seen }) => count + seen.length, 0);

  test("is for nobody without a session", async () => {
    const answer = await stack.browser().get(emojiPicturePath("emoji-1"));
    expect([answer.status, answer.json()]).toMatchObject([401, { code: "session_required" }]);
    expect(asked()).toBe(0);
  });

  test("is for no other site's page", async () => {
    const answer = await lead.get(emojiPicturePath("emoji-1"), { "sec-fetch-site": "cross-site" });
    expect([answer.status, answer.json()]).toMatchObject([403, { code: "forbidden_origin" }]);
    expect(asked()).toBe(0);
  });

  test.each([
    "/api/emoji/me/emoji-1/picture",
    "/api/emoji/a%2Fb/picture",
    "/api/emoji/..%2f..%2fusers/picture",
    "/api/emoji/a.b/picture",
    `/api/emoji/${"x".repeat(129)}/picture`,
    "/api/emoji/emoji-1/picture/",
  ])("is at no other path: %s", async (path) => {
    const answer = await ask(path);
    expect([answer.status, answer.json()]).toMatchObject([404, { code: "unknown_operation" }]);
    expect(asked()).toBe(0);
  });

  test.each<[string, () => unknown]>([
    ["another host", () => `${stranger.url}/file/download/emoji-1`],
    ["another port of the host", () => `${new URL(files.url).origin}0/file`],
    ["another scheme", () => files.url.replace("http:", "https:")],
    ["a host behind a name that looks right", () => `http://${new URL(files.url).host}@${new URL(stranger.url).host}/`],
    ["a file of this machine", () => "file:///etc/passwd"],
    ["a right address within another", () => `blob:${files.url}/file/download/emoji-1`],
    ["no address at all", () => "/file/download/emoji-1"],
  ])("is not fetched from %s", async (_, link) => {
    linkTo(link());
    const answer = await ask();
    expect([answer.status, answer.json()]).toMatchObject([502, { code: "upstream_unreachable" }]);
    expect([files.seen, stranger.seen]).toEqual([[], []]);
  });

  test.each([301, 302, 303, 307, 308])("is not fetched where a %i leads elsewhere", async (status) => {
    files.answer((_req, res) => res.writeHead(status, { location: `${stranger.url}/x` }).end());
    const answer = await ask();
    expect([answer.status, answer.json()]).toMatchObject([502, { code: "upstream_unreachable" }]);
    expect(stranger.seen).toEqual([]);
  });

  test("is not sought in a circle", async () => {
    files.answer((_req, res) => res.writeHead(302, { location: "/again" }).end());
    const answer = await ask();
    expect([answer.status, answer.json()]).toMatchObject([502, { code: "upstream_unreachable" }]);
    expect(files.seen.length).toBe(4);
  });

  test("is not sought where the question about it is sent", async () => {
    zoom.answer((_req, res) => res.writeHead(302, { location: `${stranger.url}/v2/chat/files/emoji-1` }).end());
    const answer = await ask();
    expect([answer.status, answer.json()]).toMatchObject([502, { code: "upstream_unreachable" }]);
    expect(stranger.seen).toEqual([]);
  });

  test.each<[string, Buffer, string]>([
    ["a page that says it is a picture", Buffer.from("<html><script>alert(1)</script>"), "image/png"],
    ["a drawing that may hold scripts", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), "image/svg+xml"],
    ["nothing", Buffer.alloc(0), "image/png"],
    ["a picture of another kind", Buffer.from("RIFF\0\0\0\0WEBP", "latin1"), "image/webp"],
  ])("is refused when it is %s", async (_, body, type) => {
    files.answer((_req, res) => picture(res, body, { "content-type": type }));
    const answer = await ask();
    expect([answer.status, answer.json()]).toMatchObject([404, { code: "no_picture" }]);
    expect(answer.text).not.toContain("script");
  });

  test("is refused when it says it is too large, and broken off when it did not say", async () => {
    const tooLarge = Buffer.concat([png, Buffer.alloc(LIMIT)]);
    files.answer((_req, res) => picture(res, tooLarge, { "content-length": String(tooLarge.length) }));
    expect([(await ask()).status]).toEqual([404]);

    let sent = 0;
    const stopped = new Promise<void>((resolve) => {
      files.answer((_req, res) => {
        res.writeHead(200, { "content-type": "image/png" }).once("close", resolve);
        const pump = () => {
          while (!res.destroyed) {
            sent += png.length * 100;
            if (sent > 200 * LIMIT) throw new Error("nothing ever stopped the file host");
            if (!res.write(Buffer.alloc(png.length * 100, png))) break;
          }
          res.once("drain", pump);
        };
        pump();
      });
    });
    const answer = await ask();
    expect([answer.status, answer.json()]).toMatchObject([404, { code: "no_picture" }]);
    await stopped;
  });

  test("is refused when Zoom tells no link", async () => {
    linkTo(undefined);
    expect((await ask()).json()).toMatchObject({ code: "no_picture" });
    zoom.answer((_req, res) => res.writeHead(200).end("<html>"));
    expect((await ask()).json()).toMatchObject({ code: "no_picture" });
  });

  test.each([201, 202, 203, 206])("is refused, and the link kept, when Zoom tells it with a %i", async (status) => {
    zoom.answer((_req, res) => json(res, status, { download_url: `${files.url}/x?jwt=secret-of-the-link` }));
    const answer = await ask();
    expect([answer.status, answer.json()]).toMatchObject([404, { code: "no_picture" }]);
    expect(answer.text).not.toContain("secret-of-the-link");
    expect(files.seen).toEqual([]);
  });

  test.each([200, 400])("is refused when what Zoom tells with a %i does not end", async (status) => {
    const stopped = new Promise<void>((resolve) => {
      zoom.answer((_req, res) => {
        res.writeHead(status, { "content-type": "application/json" }).once("close", resolve);
        const pump = () => {
          while (!res.destroyed && res.write(Buffer.alloc(65_536, " ")));
          res.once("drain", pump);
        };
        pump();
      });
    });
    const answer = await ask();
    expect([answer.status, answer.json()]).toMatchObject([404, { code: "no_picture" }]);
    await stopped;
  });

  test.each(["/moved", undefined])("is not waited for byte by byte, when it leads to %s", async (location) => {
    files.answer((_req, res) => {
      res.writeHead(location ? 302 : 200, location ? { location } : {});
      const dripping = setInterval(() => res.write("x"), 300);
      res.once("close", () => clearInterval(dripping));
    });
    const answer = await ask();
    expect([answer.status, answer.json()]).toMatchObject([504, { code: "upstream_timeout" }]);
  });

  test("is no fault of the console's when the browser goes away", async () => {
    const leaving = new AbortController();
    const stopped = new Promise<void>((resolve) => {
      files.answer((_req, res) => {
        res.once("close", resolve);
        leaving.abort();
      });
    });
    const logged = stack.logText().length;
    await expect(lead.send(emojiPicturePath("emoji-1"), { signal: leaving.signal })).rejects.toThrow();
    await stopped;
    // An answer to another request is logged after what the first had to say.
    files.answer((_req, res) => picture(res, png));
    expect((await ask()).status).toBe(200);
    expect(stack.logText().slice(logged)).not.toContain("a request failed");
  });

  test("fails in the console's words when the file host breaks off or is silent", async () => {
    files.answer((_req, res) => res.destroy());
    expect([(await ask()).status, (await ask()).json()]).toMatchObject([502, { code: "upstream_unreachable" }]);
    files.answer((_req, res) => res.socket?.end("HTTP/1.1 200 OK\r\ncontent-length: none\r\n\r\n"));
    expect([(await ask()).status, (await ask()).json()]).toMatchObject([502, { code: "upstream_unreachable" }]);
    files.answer(() => undefined);
    expect([(await ask()).status]).toEqual([504]);
  });

  test("comes with Zoom's own refusal", async () => {
    const refusal = { code: 4711, message: "Invalid access token, does not contain scopes: [team_chat:read:file]." };
    zoom.answer((_req, res) => json(res, 400, refusal));
    const answer = await ask();
    expect([answer.status, answer.json()]).toEqual([400, refusal]);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  test("comes as bytes alone: its type by its content, kept by this browser only, the link nowhere", async () => {
    files.answer((_req, res) =>
      picture(res, png, { "content-type": "text/html", "set-cookie": "a=b", "cache-control": "public" }),
    );
    const { status, headers } = await ask();
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("image/png");
    expect(headers.get("cache-control")).toBe("private, max-age=86400, immutable");
    expect(headers.get("vary")).toBe("cookie");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toBe("default-src 'none';frame-ancestors 'none'");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("set-cookie")).toBeNull();
    expect(JSON.stringify([...headers])).not.toContain("secret-of-the-link");
    expect(stack.logText()).not.toContain("secret-of-the-link");
  });

  test("is fetched with the link's own proof and nobody's grant, also after a redirect to a host of Zoom", async () => {
    files.answer((req: IncomingMessage, res) => {
      if (req.url?.startsWith("/moved")) picture(res, png);
      else res.writeHead(302, { location: "/moved?jwt=secret-of-the-link" }).end();
    });
    expect((await ask()).status).toBe(200);
    expect(files.seen.map(({ url }) => url)).toEqual([
      "/file/download/emoji-1?jwt=secret-of-the-link",
      "/moved?jwt=secret-of-the-link",
    ]);
    for (const { headers } of files.seen) {
      expect(headers.authorization).toBeUndefined();
      expect(headers.cookie).toBeUndefined();
    }
    expect(zoom.seen[0]?.headers.authorization).toMatch(/^Bearer /);
  });

  test("is asked for again with a new token when Zoom refused the first", async () => {
    let refusals = 0;
    zoom.answer((_req, res) => {
      if (refusals++ === 0) json(res, 401, { code: 124, message: "Invalid access token." });
      else json(res, 200, { download_url: `${files.url}/file/download/emoji-1` });
    });
    expect((await ask()).status).toBe(200);
    expect(new Set(zoom.seen.map(({ headers }) => headers.authorization)).size).toBe(2);
  });
});

describe("the pictures of the account", () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack();
  });
  afterAll(() => stack.close());

  test("are shown to everybody who signs in, and no file that the person may not see", async () => {
    const [owner, viewer] = await Promise.all([stack.signIn("owner"), stack.signIn("channel-viewer")]);
    const list = (await owner.get("/api/zoom/me/chat/emoji")).json() as { emojis: { file_id: string }[] };
    const id = list.emojis[0]?.file_id ?? "";
    for (const browser of [owner, viewer]) {
      const answer = await browser.get(emojiPicturePath(id));
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toMatch(/^image\/(?:png|gif)$/);
    }
    expect((await owner.get(emojiPicturePath("nothing-of-this-name-x"))).status).toBe(404);
    const { store } = stack.sandbox;
    const picture = Buffer.from("89504e470d0a1a0a", "hex");
    const hidden = store.files.add({
      ...madeContent(() => picture),
      name: "private.png",
      isImage: true,
      owner: store.people.findByEmail("owner@sandbox.example")?.index ?? -1,
      createdAtMs: stack.clock.nowMs(),
      isForEverybody: false,
    });
    expect((await owner.get(emojiPicturePath(hidden.id))).status).toBe(200);
    expect((await viewer.get(emojiPicturePath(hidden.id))).status).toBe(403);
  });
});
