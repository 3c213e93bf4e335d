import init, { try_it } from "../wasm/pages.js";

await init();
try_it();
