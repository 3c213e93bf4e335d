import init, { popup } from "../wasm/pages.js";

await init();
popup();
