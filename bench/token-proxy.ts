// What a page could have in place of a console: a plain proxy that puts a token on and passes everything to Zoom.
import proxy from "@fastify/http-proxy";
import fastify from "fastify";

const authorization = `Bearer ${process.env.TOKEN}`;

const app = fastify({ logger: false });
app.register(proxy, {
  upstream: process.env.UPSTREAM ?? "",
  rewritePrefix: "/v2",
  replyOptions: { rewriteRequestHeaders: (_request, headers) => ({ ...headers, authorization }) },
});
await app.listen({ port: Number(process.env.PORT), host: "127.0.0.1" });
