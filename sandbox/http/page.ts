// The sandbox's own pages: plain, no script, and nothing of Zoom's look.

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

const style = `
:root { color-scheme: light dark; --ink: #1c2126; --paper: #f6f5f2; --card: #fff; --line: #c9c6bf; --quiet: #565c63; --accent: #0b5c54; --on-accent: #fff }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6e1; --paper: #16191c; --card: #1f2428; --line: #434a50; --quiet: #a9b0b6; --accent: #7fd1c5; --on-accent: #0d2522 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
main { max-width: 40rem; margin: min(2rem, 3vw) auto; padding: 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: 8px }
h1 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 .5rem } h2 { font-size: 1.05rem; margin: 1.5rem 0 .5rem }
p { margin: .5rem 0 } .quiet { color: var(--quiet) } a { color: var(--accent) }
ul { padding-left: 1.25rem; margin: .5rem 0 } code { font: .875em ui-monospace, monospace }
fieldset { border: 0; padding: 0; margin: 1.25rem 0 0; min-width: 0 } legend { font-weight: 600; padding: 0 }
.people { max-height: min(26rem, 50vh); overflow: auto; border: 1px solid var(--line); border-radius: 6px; margin: .5rem 0 }
.people label { display: flex; gap: .75rem; align-items: center; padding: .5rem .75rem; min-height: 2.75rem }
.people label + label { border-top: 1px solid var(--line) } .people span { display: block; overflow-wrap: anywhere }
.search { display: flex; gap: .5rem; align-items: end; margin-top: 1rem } .search label { flex: 1; font-weight: 600 }
input[type=search] { display: block; width: 100%; min-height: 2.5rem; padding: .25rem .5rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--quiet); border-radius: 6px }
button { min-height: 2.5rem; padding: .25rem 1.25rem; font: inherit; font-weight: 600; color: var(--ink); background: transparent; border: 1px solid var(--quiet); border-radius: 6px; cursor: pointer }
button[value=allow] { color: var(--on-accent); background: var(--accent); border-color: var(--accent) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.actions { display: flex; gap: .75rem; position: sticky; bottom: 0; margin: 1rem -1.5rem -1.5rem; padding: 1rem 1.5rem; background: var(--card); border-top: 1px solid var(--line); border-radius: 0 0 8px 8px }
`;

/** @param content HTML of the page's main part, already escaped. */
export function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><main>
${content}
</main></body>
</html>
`;
}
