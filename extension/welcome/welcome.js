import init, { welcome } from "../wasm/pages.js";

await init();
welcome();
