// What tests say to a sandbox over the wire: sign in as somebody, get tokens, call the API, steer it.
import { request } from "node:http";
import * as v from "valibot";
import { createSandbox, type Sandbox, type SandboxOptions } from "../app.ts";

/** Where one answers, whatever process it is in. */
type Reached = Pick<Sandbox, "url">;

export const redirectUri = "http://localhost:3999/auth/callback";
export const startMs = Date.UTC(2026, 2, 2, 9, 30);

/** A small sandbox whose clock stands still until a test advances it. */
export function openSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  return createSandbox({ size: "small", clock: { nowMs: () => startMs }, ...options });
}

export const basic = (clientId: string, secret = `${clientId}-secret`): string =>
  `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}`;

const Tokens = v.object({
  access_token: v.string(),
  token_type: v.literal("bearer"),
  refresh_token: v.optional(v.string()),
  expires_in: v.number(),
  scope: v.string(),
  api_url: v.string(),
});
export type Tokens = v.InferOutput<typeof Tokens>;

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

async function answered(response: Response): Promise<Answered> {
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json") ?? false;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

/** Answers the consent page. */
export async function decide(
  { url }: Reached,
  clientId: string,
  email: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const body = new URLSearchParams({
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    email,
    decision: "allow",
    ...more,
  });
  return answered(await fetch(`${url}/oauth/authorize`, { method: "POST", body, redirect: "manual" }));
}

/** The code in the address that the consent page sent the browser to. */
export function codeIn({ headers, body }: Answered): string {
  const code = new URL(headers.get("location") ?? "http://none").searchParams.get("code");
  if (code === null) throw new Error(`no code: ${body}`);
  return code;
}

/** `POST /oauth/token` with a form. */
export async function requestTokens(
  { url }: Reached,
  clientId: string,
  form: Readonly<Record<string, string>>,
  secret?: string,
): Promise<Answered> {
  return answered(
    await fetch(`${url}/oauth/token`, {
      method: "POST",
      headers: { authorization: basic(clientId, secret) },
      body: new URLSearchParams(form),
    }),
  );
}

export const tokensIn = (answer: Answered): Tokens => v.parse(Tokens, answer.body);

export async function exchange(sandbox: Reached, clientId: string, code: string, more = {}): Promise<Answered> {
  return requestTokens(sandbox, clientId, {
    grant_type: "authorization_code",
    code,
    redirect_uri: redirectUri,
    ...more,
  });
}

/** Signs a person in to an app. @param name The part of the address before `@sandbox.example`. */
export async function signIn(sandbox: Reached, clientId: string, name: string): Promise<Tokens> {
  const code = codeIn(await decide(sandbox, clientId, `${name}@sandbox.example`));
  return tokensIn(await exchange(sandbox, clientId, code));
}

export async function serverToServer(sandbox: Reached, clientId = "sandbox-s2s"): Promise<Tokens> {
  const form = { grant_type: "account_credentials", account_id: "sandbox-account" };
  return tokensIn(await requestTokens(sandbox, clientId, form));
}

/** The token of the chatbot app. */
export async function botToken(sandbox: Sandbox): Promise<string> {
  return tokensIn(await requestTokens(sandbox, "sandbox-chatbot", { grant_type: "client_credentials" })).access_token;
}

/** Calls the API. @param path Below `/v2`. */
export async function call(
  { url }: Reached,
  token: string | null,
  target: `${string} /${string}`,
  body?: unknown,
): Promise<Answered> {
  const [method = "GET", path = "/"] = target.split(" ");
  return answered(
    await fetch(`${url}/v2${path}`, {
      method,
      headers: {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    }),
  );
}

/** Sends a form with files to the file host, and goes along with a redirect and keeps the token, as clients of Zoom have to. */
export async function sendForm(
  { fileUrl }: Sandbox,
  token: string | null,
  path: string,
  form: FormData,
): Promise<Answered> {
  const headers = token === null ? {} : { authorization: `Bearer ${token}` };
  const send = (to: string) => fetch(to, { method: "POST", headers, body: form, redirect: "manual" });
  const first = await send(`${fileUrl}/v2${path}`);
  const location = first.headers.get("location");
  return answered(first.status === 307 && location !== null ? await send(location) : first);
}

/** Begins to send a file of so many bytes to the file host, and sends no more of it than its beginning. */
export function announceUpload(
  { fileUrl }: Sandbox,
  token: string | null,
  path: string,
  bytes: number,
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const upload = request(`${fileUrl}/v2${path}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "multipart/form-data; boundary=xxxx",
        "content-length": bytes,
      },
    });
    upload.on("error", reject);
    upload.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        upload.destroy();
        const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
        resolve({ status: response.statusCode ?? 0, headers: new Headers(), body });
      });
    });
    upload.write('--xxxx\r\nContent-Disposition: form-data; name="file"; filename="large.bin"\r\n\r\nbeginning');
  });
}

/** Calls a control endpoint. */
export async function control({ url }: Sandbox, target: `${string} /${string}`, body?: unknown): Promise<Answered> {
  const [method = "GET", path = "/"] = target.split(" ");
  return answered(await fetch(`${url}${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) }));
}
