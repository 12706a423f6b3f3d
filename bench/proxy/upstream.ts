// The upstream of all subjects: 8 KB of JSON to any API request, and just enough of Zoom's OAuth for the BFF to sign in.
import { createServer } from "node:http";
import { me, tokens } from "../canned-zoom.ts";

const bodyBytes = 8192;
const shell = JSON.stringify({ channels: [], next_page_token: "" });
const body = Buffer.from(shell.replace('""', `"${"x".repeat(bodyBytes - shell.length)}"`));
const headers = {
  "content-type": "application/json;charset=UTF-8",
  "content-length": body.length,
  "x-zm-trackingid": "v=2.0;clid=us02;rid=WEB_00000000000000000000000000000000",
};

createServer({ keepAliveTimeout: 60_000 }, (req, res) => {
  const url = req.url ?? "";
  if (url === "/oauth/token") res.writeHead(200, { "content-type": "application/json" }).end(tokens);
  else if (url === "/v2/users/me") res.writeHead(200, { "content-type": "application/json" }).end(me);
  else res.writeHead(200, headers).end(body);
}).listen(Number(process.env.PORT), "127.0.0.1");
