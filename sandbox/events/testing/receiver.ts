import { createServer } from "node:http";
import { hmac, signatureOf } from "../signature.ts";

export interface Received {
  readonly event: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly isSigned: boolean;
}

export interface Receiver {
  readonly url: string;
  /** Everything but validations, oldest first. */
  readonly received: readonly Received[];
  readonly validations: number;
  /** What to answer events with from now on; null is no answer at all. */
  answer: number | null;
  /** Whether validations are answered rightly. */
  isValid: boolean;
  close(): Promise<void>;
}

/** An endpoint as an app would have one. */
export async function startReceiver(secret: string): Promise<Receiver> {
  const received: Received[] = [];
  let validations = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const text = Buffer.concat(chunks).toString();
      const body = JSON.parse(text);
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, `${value}`]));
      if (body.event === "endpoint.url_validation") {
        validations++;
        const { plainToken } = body.payload;
        const encryptedToken = hmac(receiver.isValid ? secret : "another secret", plainToken);
        response.setHeader("content-type", "application/json");
        response.end(JSON.stringify({ plainToken, encryptedToken }));
        return;
      }
      const signature = signatureOf(secret, Number(headers["x-zm-request-timestamp"]), text);
      received.push({ event: body.event, body, text, headers, isSigned: headers["x-zm-signature"] === signature });
      if (receiver.answer === null) return;
      response.statusCode = receiver.answer;
      if (receiver.answer >= 300 && receiver.answer < 400) response.setHeader("location", "/elsewhere");
      response.end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const receiver: Receiver = {
    url: `http://127.0.0.1:${address.port}/events`,
    received,
    get validations() {
      return validations;
    },
    answer: 200,
    isValid: true,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}
