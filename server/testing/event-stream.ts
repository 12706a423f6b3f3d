import type { Browser } from "./browser.ts";

export interface StreamEvent {
  readonly id: string | undefined;
  readonly name: string;
  readonly data: unknown;
}

export interface EventStream {
  readonly status: number;
  readonly headers: Headers;
  /** What has come so far, without heartbeats. */
  readonly events: readonly StreamEvent[];
  readonly heartbeats: () => number;
  /** Resolves when the server ends it. */
  readonly ended: Promise<void>;
  close(): void;
}

/** What a browser's EventSource does, without its coming back. */
export async function openEvents(browser: Browser, lastEventId?: string): Promise<EventStream> {
  const leaving = new AbortController();
  const response = await fetch(new URL("/api/events", browser.url), {
    headers: {
      cookie: browser.cookieHeader(),
      "sec-fetch-site": "same-origin",
      accept: "text/event-stream",
      ...(lastEventId !== undefined && { "last-event-id": lastEventId }),
    },
    signal: leaving.signal,
  });
  const events: StreamEvent[] = [];
  let beats = 0;
  const take = (block: string) => {
    const fields = new Map(
      block.split("\n").map((line) => [line.split(": ", 1)[0] ?? "", line.split(": ").slice(1).join(": ")]),
    );
    const name = fields.get("event");
    if (name !== undefined) events.push({ id: fields.get("id"), name, data: JSON.parse(fields.get("data") ?? "null") });
    else if (fields.has("")) beats += 1;
  };
  const read = async () => {
    let text = "";
    for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
      text += chunk;
      for (let at = text.indexOf("\n\n"); at !== -1; at = text.indexOf("\n\n")) {
        take(text.slice(0, at));
        text = text.slice(at + 2);
      }
    }
  };
  const ended = read().catch((error: unknown) => {
    if (!leaving.signal.aborted) throw error;
  });
  return {
    status: response.status,
    headers: response.headers,
    events,
    heartbeats: () => beats,
    ended,
    close: () => leaving.abort(),
  };
}
