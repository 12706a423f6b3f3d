import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { emojiForm, fileForm, smallPng } from "../operations/testing/made-files.ts";
import { me, Stage } from "../operations/testing/stage.ts";
import { type Answered, call, control, openSandbox, sendForm, signIn } from "../testing/sandbox-client.ts";

const DAY_MS = 86_400_000;

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const Info = v.object({ download_url: v.string(), digest: v.string(), length: v.number() });
const Id = v.object({ id: v.string() });

const upload = (content: Buffer, name = "notes.txt"): Promise<Answered> =>
  stage.call("uploadChatFile", me("lead"), { form: fileForm("file", content, name) });

async function infoOf(fileId: string): Promise<v.InferOutput<typeof Info>> {
  return v.parse(Info, (await stage.call("getFileInfo", me("lead"), { params: { fileId } })).body);
}

describe("the file host", () => {
  const uploads = ["/chat/users/me/files", "/chat/users/me/messages/files", "/chat/emoji/files"];

  it.each(uploads)("takes what the API's host does not know: %s", async (path) => {
    const response = await fetch(`${stage.sandbox.url}/v2${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${await stage.token(me("lead"))}` },
      body: fileForm("file", Buffer.from("text"), "a.txt"),
      redirect: "manual",
    });
    expect([response.status, await response.json()]).toEqual([404, { code: 64041, message: "Route Not Found" }]);
  });

  it("may be made to send on, and asks for the token again: who loses it on the way is refused", async () => {
    const { port } = new URL(stage.sandbox.fileUrl);
    // Another name of the same host is another origin.
    const sentOn = { operation: "addCustomEmoji", status: 307, times: 2 };
    const headers = { Location: `http://localhost:${port}/v2/chat/emoji/files` };
    await control(stage.sandbox, "POST /sandbox/faults", { ...sentOn, headers });
    const token = await stage.token(me("lead"));
    const response = await fetch(`${stage.sandbox.fileUrl}/v2/chat/emoji/files`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: emojiForm("lost", smallPng()),
    });
    expect(new URL(response.url).hostname).toBe("localhost");
    expect([response.status, await response.json()]).toEqual([401, { code: 124, message: "Invalid access token." }]);
    const kept = await sendForm(stage.sandbox, token, "/chat/emoji/files", emojiForm("kept", smallPng()));
    expect(kept.status).toBe(201);
  });

  it("has nothing but files", async () => {
    const token = await stage.token(me("lead"));
    const wrongHost = [404, { code: 64041, message: "Route Not Found" }];
    for (const path of ["/v2/users/me", "/oauth/authorize", "/sandbox/health", "/", "/file/download/"]) {
      const response = await fetch(`${stage.sandbox.fileUrl}${path}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect([path, response.status, await response.json()]).toEqual([path, ...wrongHost]);
    }
  });

  it("is met by faults, and its requests are in the log", async () => {
    await control(stage.sandbox, "POST /sandbox/faults", { operation: "uploadChatFile", status: 503, times: 2 });
    const token = await stage.token(me("lead"));
    expect(
      (await sendForm(stage.sandbox, token, "/chat/users/me/files", fileForm("file", Buffer.from("x"), "x"))).status,
    ).toBe(503);
    const direct = await fetch(`${stage.sandbox.fileUrl}/v2/chat/users/me/files`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: fileForm("file", Buffer.from("x"), "x"),
    });
    expect(direct.status).toBe(503);
    expect((await upload(Buffer.from("x"))).status).toBe(201);
    const log = stage.sandbox.requests().filter(({ operation }) => operation === "uploadChatFile");
    expect(log.map(({ status }) => status)).toEqual([503, 503, 201]);
  });
});

describe("a form is refused", () => {
  const post = async (body: string, contentType: string | null) => {
    const response = await fetch(`${stage.sandbox.fileUrl}/v2/chat/users/me/messages/files`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${await stage.token(me("lead"))}`,
        ...(contentType !== null && { "content-type": contentType }),
      },
      body: Buffer.from(body),
    });
    return [response.status, await response.json()];
  };
  const refused = (message: string, errors?: object[]) => [400, { code: 300, message, ...(errors && { errors }) }];

  it("that is none", async () => {
    expect(await post("{}", "application/json")).toEqual(refused("Unsupported Content Type"));
    expect(await post("{}", null)).toEqual(refused("Unsupported Content Type"));
  });

  it("whose names have no quotes", async () => {
    const body = "--x\r\nContent-Disposition: form-data; name=files; filename=a\r\n\r\nhi\r\n--x--";
    expect(await post(body, "multipart/form-data; boundary=x")).toEqual(
      refused("Invalid 'Content-Disposition' in multipart form"),
    );
  });

  it("that has no file, or two", async () => {
    const part = 'Content-Disposition: form-data; name="files"; filename="a"\r\n\r\nhi\r\n--x';
    const type = "multipart/form-data; boundary=x";
    const error = (message: string) => refused("Validation Failed.", [{ field: "files", message }]);
    expect(await post("--x--", type)).toEqual(error("This field is required."));
    expect(await post(`--x\r\n${part}\r\n${part}--`, type)).toEqual(error("Invalid field."));
  });
});

describe("an upload", () => {
  it("can be fetched again, by a link that works for a day and nobody else's file", async () => {
    const content = Buffer.from("What we said.\n");
    const { id } = v.parse(Id, (await upload(content, 'plan "final" ä.txt')).body);
    const info = await infoOf(id);
    expect(info).toEqual({
      download_url: expect.stringContaining(`${stage.sandbox.fileUrl}/file/download/${id}?filename=`),
      digest: createHash("sha256").update(content).digest("hex"),
      length: content.length,
    });
    const answer = await fetch(info.download_url);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(content);
    expect(answer.headers.get("content-disposition")).toBe(
      "attachment; filename*=UTF-8''plan%20%22final%22%20%C3%A4.txt",
    );

    const other = v.parse(Id, (await upload(Buffer.from("other"))).body).id;
    const forged = info.download_url.replace(id, other);
    const cut = info.download_url.slice(0, -2);
    for (const url of [forged, cut, `${stage.sandbox.fileUrl}/file/download/${id}`])
      expect([url, (await fetch(url)).status]).toEqual([url, 401]);
    stage.sandbox.advance(DAY_MS - 1_000);
    expect((await fetch(info.download_url)).status).toBe(200);
    stage.sandbox.advance(1_000);
    expect((await fetch(info.download_url)).status).toBe(401);
  });

  it("is gone once it is deleted", async () => {
    const { id } = v.parse(Id, (await upload(Buffer.from("text"))).body);
    const { download_url } = await infoOf(id);
    expect((await stage.call("deleteChatFile", me("lead"), { params: { fileId: id } })).status).toBe(204);
    expect((await fetch(download_url)).status).toBe(401);
    expect((await stage.call("getFileInfo", me("lead"), { params: { fileId: id } })).status).toBe(404);
  });

  it("shows in what the person says to himself, unless it is told not to", async () => {
    const Messages = v.object({ messages: v.array(v.looseObject({ files: v.optional(v.array(v.looseObject({}))) })) });
    const said = async () => {
      const query = { to_contact: stage.user("lead").id, from: "2026-03-01T00:00:00Z" };
      const { body } = await stage.call("listUsersChatMessages", me("lead"), { query });
      return v.parse(Messages, body).messages.map(({ files }) => files?.map(({ file_name }) => file_name));
    };
    expect(await said()).toEqual([]);
    await upload(Buffer.from("text"), "mine.txt");
    await stage.call("uploadChatFile", me("lead"), {
      query: { postToPersonalChat: "false" },
      form: fileForm("file", Buffer.from("text"), "quiet.txt"),
    });
    expect(await said()).toEqual([["mine.txt"]]);
  });

  it("to a channel is a message there, and its members may see the file", async () => {
    const form = fileForm("files", smallPng(), "shot.dat");
    form.set("to_channel", stage.id("Platform team"));
    const sent = await stage.call("sendChatFile", me("lead"), { form });
    expect(sent.status).toBe(201);
    const { id } = v.parse(Id, sent.body);
    const [message] = stage.store.messages
      .ofChannel(stage.id("Platform team"), stage.sandbox.nowMs())
      .newestFirst(0, Number.POSITIVE_INFINITY);
    expect(message?.id).toBe(id);
    expect(message?.content.files).toMatchObject([{ name: "shot.dat", isImage: true }]);
    const params = { fileId: message?.content.files[0]?.id ?? "" };
    expect((await stage.call("getFileInfo", me("member"), { params })).status).toBe(200);
    const [stranger] = stage.strangers("Platform team", 1);
    const name = stranger?.email.split("@")[0] ?? "";
    expect((await stage.call("getFileInfo", me(name), { params })).status).toBe(403);
  });

  it("that is refused leaves nothing on disk", async () => {
    const before = stage.store.files.size;
    const form = fileForm("files", Buffer.from("text"), "a.txt");
    form.set("to_contact", "nobody@sandbox.example");
    expect((await stage.call("sendChatFile", me("lead"), { form })).status).toBe(404);
    expect(stage.store.files.size).toBe(before);
    expect(uploadsOnDisk()).toBe(0);
    await upload(Buffer.from("kept"));
    expect(uploadsOnDisk()).toBe(1);
  });

  it("of a hundred megabytes is never in memory whole", async () => {
    const chunk = Buffer.alloc(1024 * 1024);
    const token = await stage.token(me("lead"));
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const status = await new Promise((resolve, reject) => {
      const sending = request(`${stage.sandbox.fileUrl}/v2/chat/users/me/files`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "multipart/form-data; boundary=x" },
      });
      sending.on("error", reject);
      sending.on("response", (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sending.write('--x\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\n');
      let left = 100;
      const more = () => {
        most = Math.max(most, process.memoryUsage().arrayBuffers - before);
        if (left-- > 0) sending.write(chunk, more);
        else sending.end("\r\n--x--\r\n");
      };
      more();
    });
    expect(status).toBe(201);
    expect(most).toBeLessThan(50 * 1024 * 1024);
  });
});

function uploadsOnDisk(): number {
  const folder = stage.sandbox.folder;
  return folder === null ? 0 : readdirSync(folder).length;
}

describe("limits of uploads", () => {
  it("are twenty a second for each operation, beside those of the label", async () => {
    const sandbox = await openSandbox({ plan: "business" });
    try {
      const { access_token } = await signIn(sandbox, "sandbox-user", "lead");
      const send = (path: string) => sendForm(sandbox, access_token, path, fileForm("file", Buffer.from("x"), "x"));
      const answers = [];
      for (let count = 0; count < 21; count++) answers.push((await send("/chat/users/me/files")).status);
      expect(answers).toEqual([...Array(20).fill(201), 429]);
      expect((await send("/chat/users/me/messages/files")).status).toBe(400);
      sandbox.advance(1_000);
      expect((await send("/chat/users/me/files")).status).toBe(201);
    } finally {
      await sandbox.close();
    }
  });

  it("files of an account that does not pay go after a week", async () => {
    const sandbox = await openSandbox({ plan: "free" });
    try {
      const { access_token } = await signIn(sandbox, "sandbox-user", "lead");
      const sent = await sendForm(
        sandbox,
        access_token,
        "/chat/users/me/files",
        fileForm("file", Buffer.from("x"), "x"),
      );
      const { id } = v.parse(Id, sent.body);
      sandbox.advance(7 * DAY_MS - 1);
      const fresh = (await signIn(sandbox, "sandbox-user", "lead")).access_token;
      expect((await call(sandbox, fresh, `GET /chat/files/${id}`)).status).toBe(200);
      sandbox.advance(1);
      expect((await call(sandbox, fresh, `GET /chat/files/${id}`)).status).toBe(404);
    } finally {
      await sandbox.close();
    }
  });
});

it("the folder of a sandbox goes with it", async () => {
  const sandbox = await openSandbox({ plan: "unlimited" });
  const { access_token } = await signIn(sandbox, "sandbox-user", "lead");
  await sendForm(sandbox, access_token, "/chat/users/me/files", fileForm("file", Buffer.from("x"), "x"));
  const { folder } = sandbox;
  expect(folder?.startsWith(tmpdir())).toBe(true);
  await sandbox.close();
  expect(() => readdirSync(folder ?? "")).toThrow("ENOENT");
});
