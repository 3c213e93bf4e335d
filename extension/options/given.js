import init, { given } from "../wasm/pages.js";

await init();
given();
