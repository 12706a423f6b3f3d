// Zoom as the sandbox has it, but for the retention of channels, which is told at once: of any of them, always the same.
import { createServer, request } from "node:http";

const target = new URL(process.env.UPSTREAM ?? "");
const retention = Buffer.from(
  JSON.stringify({
    cloud_retention: { enable_custom_retention: true, retention_period: "30d" },
    local_retention: { enable_custom_retention: false },
  }),
);
const headers = { "content-type": "application/json;charset=UTF-8", "content-length": retention.length };

createServer({ keepAliveTimeout: 60_000 }, (req, res) => {
  const path = req.url ?? "";
  if (req.method === "GET" && path.endsWith("/retention")) {
    res.writeHead(200, headers).end(retention);
    return;
  }
  const { hostname, port } = target;
  const passed = request({ hostname, port, path, method: req.method, headers: req.headers }, (answer) => {
    res.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(res);
  });
  req.pipe(passed);
}).listen(Number(process.env.PORT), "127.0.0.1");
