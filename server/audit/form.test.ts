import { expect, test } from "vitest";
import { formFields } from "./form.ts";

async function fieldsOf(form: FormData) {
  const encoded = new Response(form);
  const contentType = encoded.headers.get("content-type") ?? "";
  return formFields({ bytes: Buffer.from(await encoded.arrayBuffer()), contentType, json: undefined });
}

test("a field that stands once is itself, one that stands often is a list", async () => {
  const form = new FormData();
  form.set("name", "party");
  form.append("tag", "a");
  form.append("tag", "b");
  form.set("file", new File([new Uint8Array(4)], "party.png"));
  expect(await fieldsOf(form)).toEqual({ name: "party", tag: ["a", "b"], file: { fileName: "party.png", bytes: 4 } });
});

test("thirty thousand fields of one name are read in one go", async () => {
  const form = new FormData();
  for (let count = 0; count < 30_000; count++) form.append("x", "1");
  expect((await fieldsOf(form))?.x).toHaveLength(30_000);
});
