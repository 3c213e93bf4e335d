// Instantiates the background's wasm of a built extension in Node.js and asks
// it each row of the table of facts. Usage: node instantiate.mjs dist/chromium
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const dist = process.argv[2];
const engine = await import(pathToFileURL(join(dist, "wasm/background.js")));
await engine.default({ module_or_path: await readFile(join(dist, "wasm/background_bg.wasm")) });
await WebAssembly.compile(await readFile(join(dist, "wasm/pages_bg.wasm")));

const rows = JSON.parse(await readFile(new URL("facts.json", import.meta.url)));
for (const { name, state, url, facts, level } of rows) {
  const sender = { url, top: url, tab: 1, frame: 0, own: false };
  const request = { page: [sender, { saw: { facts } }] };
  const [, [remember]] = engine.handle({ now: 1, granted: ["*://*/*"], ...state }, request);
  const got = remember.session.tabs[1][0].verdict.level;
  if (got !== level) throw new Error(`${name}: expected ${level}, got ${got}`);
}
console.log(`${dist}: ${rows.length} rows`);
