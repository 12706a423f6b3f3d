import { renderToStaticMarkup } from "react-dom/server";
import { MemoryRouter } from "react-router";
import { expect, test } from "vitest";
import CopyByHand from "./copy-by-hand.tsx";

test("a text that the browser does not copy is shown whole, to be copied and not changed", () => {
  const text = "ada@acme.example\n<bo@acme.example>";
  const shown = renderToStaticMarkup(
    <MemoryRouter>
      <CopyByHand title="Copy addresses" text={text} onClose={() => undefined} />
    </MemoryRouter>,
  );
  expect(shown).toContain("Copy addresses");
  expect(shown).toMatch(/<textarea[^>]* readOnly=""[^>]*>ada@acme\.example\n&lt;bo@acme\.example&gt;<\/textarea>/);
  expect(shown).toContain("Press Ctrl+C, or ⌘C on a Mac.");
  expect(shown).toContain('data-first-focus=""');
});
