// Express as tutorials have it: a session in memory, a proxy middleware.
import { Agent } from "node:http";
import express from "express";
import session from "express-session";
import { createProxyMiddleware } from "http-proxy-middleware";

declare module "express-session" {
  interface SessionData {
    user: string;
  }
}

// Without it every request would open a connection, and close the browser's too.
const agent = new Agent({ keepAlive: true });

const app = express();
app.use(session({ secret: "bench", resave: false, saveUninitialized: false }));
app.get("/sign-in", (req, res) => {
  req.session.user = "me";
  res.json({});
});
app.use("/api/zoom/me", (req, res, next) => {
  if (req.session.user) next();
  else res.status(401).end();
});
app.use("/api/zoom/me", createProxyMiddleware({ target: `${process.env.UPSTREAM}/v2`, changeOrigin: true, agent }));
app.listen(Number(process.env.PORT), "127.0.0.1");
