// Express as tutorials have it: a session in memory, a proxy middleware.
import express from "express";
import session from "express-session";
import { createProxyMiddleware } from "http-proxy-middleware";

declare module "express-session" {
  interface SessionData {
    user: string;
  }
}

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
app.use("/api/zoom/me", createProxyMiddleware({ target: `${process.env.UPSTREAM}/v2`, changeOrigin: true }));
app.listen(Number(process.env.PORT), "127.0.0.1");
