/**
 * The least a page can do for the same list: no framework, one table that grows. The baseline of the SPA's figures.
 * It is served by the bench in place of a page of the console, so it has the session and the same answers.
 */
export const plainPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Plain list</title>
<style>body{font:13px system-ui;margin:0}#list{height:100vh;overflow:auto}table{width:100%;border-collapse:collapse}td{height:36px;border-bottom:1px solid #ddd}</style>
</head><body><div id="list"><table><tbody></tbody></table></div>
<script>
const body = document.querySelector("tbody");
let token = "", isBusy = false, isEnd = false;
async function more() {
  if (isBusy || isEnd) return;
  isBusy = true;
  const answer = await fetch("/api/zoom/account/chat/channels?page_size=50" + (token && "&next_page_token=" + encodeURIComponent(token)));
  const page = await answer.json();
  const rows = document.createDocumentFragment();
  for (const channel of page.channels) {
    const row = document.createElement("tr");
    row.setAttribute("data-row", channel.id);
    for (const text of [channel.name, channel.type, channel.channel_settings?.posting_permissions ?? ""]) row.insertCell().textContent = text;
    rows.append(row);
  }
  body.append(rows);
  token = page.next_page_token;
  isEnd = !token;
  isBusy = false;
  if (isEnd) document.body.setAttribute("data-end", "");
}
more();
addEventListener("keydown", async (event) => {
  if (event.key !== "End") return;
  while (!isEnd) await more();
  const list = document.getElementById("list");
  list.scrollTop = list.scrollHeight;
});
</script></body></html>`;
