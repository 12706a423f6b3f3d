import { connect } from "node:net";

/** Sends bytes as they are and resolves to everything that came back until the server closed or fell silent. */
export function rawRequest(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(Number(port), hostname, () => socket.write(text, "latin1"));
    socket.setTimeout(3_000, () => socket.destroy());
    socket.on("data", (chunk) => {
      answer += chunk.toString("latin1");
    });
    socket.once("error", reject);
    socket.once("close", () => resolve(answer));
  });
}

/** Statuses of the answers in such a text; one begins right behind the body before it. */
export const rawStatuses = (text: string): number[] =>
  [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map((match) => Number(match[1]));
