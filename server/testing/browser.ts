import { REQUEST_HEADER } from "../../contract/bff.ts";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body. */
  json(): unknown;
}

export interface Sending {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, or as the bytes they are. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** What a browser with the console open does, without the browser: cookies, origin and the console's header. */
export class Browser {
  readonly url: string;
  readonly cookies = new Map<string, string>();
  /** Origin of the pages, when it is not the address asked. */
  readonly origin: string;

  constructor(url: string, origin = url) {
    this.url = url;
    this.origin = origin;
  }

  /** A request of the console's pages; redirects are not followed. */
  async send(path: string, sending: Sending = {}): Promise<Answer> {
    const { method = "GET", body, signal } = sending;
    const changes = method !== "GET" && method !== "HEAD";
    const response = await fetch(new URL(path, this.url), {
      method,
      redirect: "manual",
      headers: {
        ...(this.cookies.size > 0 && { cookie: this.cookieHeader() }),
        "sec-fetch-site": "same-origin",
        ...(changes && { origin: this.origin, [REQUEST_HEADER]: "1" }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...sending.headers,
      },
      ...(body !== undefined && { body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body) }),
      ...(signal && { signal }),
    });
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) };
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send(path, { headers });
  }

  post(path: string, body?: unknown): Promise<Answer> {
    return this.send(path, { method: "POST", body });
  }

  cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** Another browser with the same cookies, as a thief would have it. */
  copy(url = this.url): Browser {
    const copy = new Browser(url, this.origin);
    for (const [name, value] of this.cookies) copy.cookies.set(name, value);
    return copy;
  }

  /**
   * Signs in through Zoom's consent page and returns the last answer, that of the BFF's callback.
   *
   * @param email of a person of the sandbox.
   */
  async signIn(email: string, returnTo = "/"): Promise<Answer> {
    const callback = await this.consent(email, returnTo);
    return this.send(callback, { headers: { "sec-fetch-site": "cross-site" } });
  }

  /** Signs in up to Zoom's answer; resolves to the address it sends the browser back to. */
  async consent(email: string, returnTo = "/", decision = "allow"): Promise<string> {
    const begun = await this.send(`/auth/sign-in?${new URLSearchParams({ return_to: returnTo })}`);
    return this.decide(begun.headers.get("location") ?? "", email, decision);
  }

  /** Answers Zoom's consent page; resolves to the address it sends the browser back to. */
  async decide(authorizeUrl: string, email: string, decision = "allow"): Promise<string> {
    const authorize = new URL(authorizeUrl);
    const form = new URLSearchParams(authorize.searchParams);
    form.set("email", email);
    form.set("decision", decision);
    const answer = await fetch(`${authorize.origin}${authorize.pathname}`, {
      method: "POST",
      body: form,
      redirect: "manual",
    });
    const location = answer.headers.get("location");
    if (!location) throw new Error(`the consent page answered ${answer.status}: ${await answer.text()}`);
    // Zoom knows the address browsers use; an instance behind a balancer has another.
    const returned = new URL(location);
    return `${returned.pathname}${returned.search}`;
  }

  #keep(setCookie: string): void {
    const [pair = "", ...attributes] = setCookie.split(";").map((part) => part.trim());
    const equals = pair.indexOf("=");
    const name = pair.slice(0, equals);
    if (attributes.includes("Max-Age=0")) this.cookies.delete(name);
    else this.cookies.set(name, pair.slice(equals + 1));
  }
}
