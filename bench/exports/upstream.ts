// Zoom with 100,000 channels of one person, made up page by page, and just enough of its OAuth for the BFF to sign in.
import { createServer } from "node:http";
import { me, tokens } from "../canned-zoom.ts";

const rows = Number(process.env.ROWS);

const channel = (n: number) => ({
  id: n.toString(16).padStart(32, "a1"),
  jid: `${n.toString(16).padStart(32, "a1")}@conference.xmpp.zoom.us`,
  name: `Channel number ${n} of a large account`,
  type: 3,
  channel_url: `https://zoom.us/launch/chat/v2/${"x".repeat(80)}`,
  channel_settings: {
    new_members_can_see_previous_messages_files: true,
    allow_to_add_external_users: 0,
    posting_permissions: 1,
    add_member_permissions: 1,
    mention_all_permissions: 1,
  },
});

function page(url: URL): string {
  const from = Number(url.searchParams.get("next_page_token") || 0);
  const size = Number(url.searchParams.get("page_size") ?? 50);
  const to = Math.min(from + size, rows);
  const channels = Array.from({ length: to - from }, (_, index) => channel(from + index));
  return JSON.stringify({ total_records: rows, page_size: size, next_page_token: to < rows ? `${to}` : "", channels });
}

createServer({ keepAliveTimeout: 60_000 }, (req, res) => {
  const url = new URL(req.url ?? "", "http://upstream");
  res.writeHead(200, { "content-type": "application/json" });
  if (url.pathname === "/oauth/token") res.end(tokens);
  else if (url.pathname === "/v2/users/me") res.end(me);
  else res.end(page(url));
}).listen(Number(process.env.PORT), "127.0.0.1");
