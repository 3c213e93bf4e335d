import init, { sites } from "../wasm/pages.js";

await init();
sites();
