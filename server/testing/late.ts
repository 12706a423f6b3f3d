// What comes late between the sandbox and the console: Zoom's answers, and its events, these also twice and out of order.
import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { connect, createServer, type Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import * as v from "valibot";

function portOf(address: ReturnType<ReturnType<typeof createServer>["address"]>): number {
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

export interface LateAnswers {
  /** Where whoever is to hear a server's answers late connects to. */
  addressOf(server: string): string;
  close(): Promise<void>;
}

/** @param lateMs How long after a piece of an answer was given it comes */
export async function lateAnswers(lateMs: () => number): Promise<LateAnswers> {
  const sockets = new Set<Socket>();
  let target: URL | null = null;
  const server = createServer((socket) => {
    const onward = connect(Number(target?.port), target?.hostname);
    socket.pipe(onward);
    let line: Promise<void> = Promise.resolve();
    const later = (work: () => void): void => {
      line = line.then(() => delay(lateMs())).then(work);
    };
    onward.on("data", (piece) => later(() => void (socket.writable && socket.write(piece))));
    onward.on("end", () => later(() => void socket.end()));
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      sockets.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => sockets.delete(one));
    }
    socket.on("close", () => onward.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    addressOf: (url) => {
      target = new URL(url);
      return `http://127.0.0.1:${portOf(server.address())}`;
    },
    close: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, "close");
    },
  };
}

export interface LateEvents {
  readonly url: string;
  /** Takes no event any more, as though the endpoint were down, or takes them again. */
  cut(isCut: boolean): void;
  /** Resolves once all that were taken have come. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

const Named = v.object({ event: v.string() });
const MOST_AGAIN = 20;
/** How long a signature is good for. */
const SIGNED_FOR_MS = 5 * 60_000;

/** Takes events at once and brings them later, each by itself and some of them twice. */
export async function lateEvents(
  to: string,
  random: () => number,
  mostMs: number,
  nowMs: () => number,
): Promise<LateEvents> {
  const underWay = new Set<Promise<void>>();
  let isCut = false;
  const server = createHttpServer(async (req, res) => {
    const body = await buffer(req);
    const headers = Object.fromEntries(
      ["content-type", "x-zm-request-timestamp", "x-zm-signature"].map((name) => [name, `${req.headers[name]}`]),
    );
    const pass = () => fetch(to, { method: "POST", headers, body });
    const isOvertaken = () => nowMs() - Number(headers["x-zm-request-timestamp"]) * 1_000 > SIGNED_FOR_MS;
    if (isCut) return res.writeHead(503).end();
    if (v.parse(Named, JSON.parse(body.toString())).event === "endpoint.url_validation") {
      const answer = await pass().catch(() => null);
      // Whoever is not there yet is asked again with the next event.
      if (!answer) return res.writeHead(502).end();
      return res.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
    }
    for (let copies = random() < 0.3 ? 2 : 1; copies > 0; copies -= 1) {
      const lateMs = random() * mostMs;
      const coming = delay(lateMs).then(async () => {
        let { status } = await pass();
        // As Zoom sends again what was not taken, while the database is busy.
        for (let again = 0; status === 503 && again < MOST_AGAIN; again += 1) {
          await delay(mostMs);
          ({ status } = await pass());
        }
        // A clock that a test moved on while the event was under way leaves it as old as one that somebody kept.
        if (status === 403 && isOvertaken()) return;
        if (status !== 204) throw new Error(`an event was answered with ${status}`);
      });
      underWay.add(coming);
      coming.then(
        () => underWay.delete(coming),
        () => undefined,
      );
    }
    return res.writeHead(200).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    cut: (cut) => {
      isCut = cut;
    },
    idle: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
