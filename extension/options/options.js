import init, { options } from "../wasm/pages.js";

await init();
options();
