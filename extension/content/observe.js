// The shim: notices when a page has fields, sends their description to the
// background, and hands the answer to the drawing code. It holds no policy and
// never touches the page. On a page without a field it sleeps: what is added is
// asked one question, and nothing else is looked at.
"use strict";
(function ringfenceObserve() {
  if (globalThis.ringfenceObserve) return;
  globalThis.ringfenceObserve = true;

  // Milliseconds: how soon after a change to look, how often at most, and how
  // long to work without a pause.
  const SOON = 20;
  const REST = 250;
  const SLICE = 4;
  // How often a notice is offered anew to the frame above, and after how long.
  const OFFERS = 4, OFFER = 400;
  const WATCHED = ["type", "hidden", "open", "aria-hidden", "inert", "disabled", "readonly"];
  const ADDED = { childList: true, subtree: true };
  const EVERYTHING = { ...ADDED, characterData: true, attributes: true, attributeFilter: WATCHED };
  const { CONTROLS, shadowOf, roots, controls, isVisible, isCandidate, facts } = globalThis.ringfenceDescribe;

  const { room, elementOf } = globalThis.ringfenceFrames;

  // The document and its shadow roots, each with what is observed in it.
  const rooms = new Map();
  // Elements with a shadow root that is not entered yet, or that may get one.
  const hosts = new Set();
  // The notices that the user closed on this page, by field.
  const closed = new Set();
  let fields = [];
  let sent = null;
  let turn = 0;
  let looked = 0;
  let timer = 0;
  let offers = 0;

  const changes = new MutationObserver((records) => records.some(matters) && lookSoon());
  const reveals = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) lookSoon();
  });

  /** Whoever uses an element with a shadow root shows where it is. */
  function touched({ target }) {
    if (target instanceof Element && shadowOf(target, true)) hosts.add(target);
    lookSoon();
  }

  /** Among fields every change may matter; elsewhere only what brings one. */
  function matters({ target, addedNodes }) {
    if (rooms.get(target.getRootNode()) === EVERYTHING) return true;
    let found = false;
    for (const node of addedNodes) {
      if (node.nodeType !== Node.ELEMENT_NODE) continue;
      // New shadow roots are entered at the next look.
      for (const shadow of roots(node, (host) => hosts.add(host))) {
        if (shadow) hosts.add(shadow.host);
      }
      found ||= node.matches(CONTROLS) || node.querySelector(CONTROLS) !== null;
    }
    return found || hosts.size > 0;
  }

  function lookSoon() {
    if (timer) return;
    timer = setTimeout(look, Math.max(SOON, REST - (performance.now() - looked)));
  }

  async function look() {
    timer = 0;
    looked = performance.now();
    if (!chrome.runtime?.id) return stop();
    const mine = ++turn;
    await inSlices(enter());
    const here = [...rooms.keys()].filter((room) => room.querySelector(CONTROLS));
    fields = here.length ? controls(here) : [];
    watch(here);
    for (const field of fields) if (!isVisible(field)) reveals.observe(field);
    if (!fields.some(isCandidate)) return leave();
    const found = { ...(await inSlices(facts(fields))), room: room() };
    // A later look has overtaken this one.
    if (mine !== turn) return;
    const words = JSON.stringify(found);
    if (words === sent) return anchor();
    sent = words;
    send(found, words);
  }

  /** Finds the shadow roots that came since the last look. */
  function* enter() {
    for (const room of rooms.keys()) if (room !== document && !room.host.isConnected) rooms.delete(room);
    if (!rooms.size) yield* enterTree(document);
    for (const host of hosts) {
      const shadow = host.isConnected ? shadowOf(host) : null;
      if (shadow || !host.isConnected) hosts.delete(host);
      if (shadow) yield* enterTree(shadow);
    }
  }

  function* enterTree(tree) {
    if (tree === document || tree instanceof ShadowRoot) rooms.set(tree, rooms.get(tree) ?? null);
    for (const shadow of roots(tree, (host) => hosts.add(host))) {
      if (shadow && !rooms.has(shadow)) rooms.set(shadow, null);
      yield;
    }
  }

  /** Every change among fields, elsewhere only what is added. */
  function watch(here) {
    for (const [room, before] of rooms) {
      const wanted = here.length ? EVERYTHING : ADDED;
      if (before !== wanted) changes.observe(room, wanted);
      rooms.set(room, wanted);
    }
  }

  /** Runs a generator with a pause for the page whenever it has worked for a slice. */
  async function inSlices(work) {
    let start = performance.now();
    for (;;) {
      const { done, value } = work.next();
      if (done) return value;
      if (performance.now() - start < SLICE) continue;
      await (globalThis.scheduler?.yield?.() ?? new Promise((next) => setTimeout(next)));
      start = performance.now();
    }
  }

  async function send(found, words) {
    const reply = await ask({ saw: { facts: found } });
    if (sent !== words) return;
    // No answer is no verdict: the next look asks again.
    if (!reply) sent = null;
    const { notice = null, place } = reply?.reply ?? {};
    draw(place === "above" ? null : notice, found);
    // The frame above is often ready after its frames.
    if (place === "untaken" && offers++ < OFFERS) setTimeout(lookAgain, OFFER * offers);
  }

  function ask(question) {
    return chrome.runtime.sendMessage({ kind: "page", ask: question }).catch(() => null);
  }

  // The notice of this frame, and the frame below for which one is drawn here.
  let drawn = null;
  let below = null;

  function draw(notice, found) {
    const key = notice && found.path + JSON.stringify(found.fields[notice.fields[0]]);
    if (!notice || closed.has(key)) return hide();
    drawn = notice;
    below = null;
    globalThis.ringfenceNotice?.show(fields[notice.fields[0]], notice, {
      answered: (answer) => ask({ answered: { answer } }),
      closed: () => closed.add(key),
    });
  }

  /** Draws the notice of a frame below, which has no room for it, beside that frame. */
  async function lift(frame, element) {
    below = frame;
    const reply = await ask({ lifted: { frame, room: room() } });
    const { notice = null, place } = reply?.reply ?? {};
    const key = notice && `${frame} ${JSON.stringify(notice.title)}`;
    if (below !== frame || !notice || place === "above" || closed.has(key)) return;
    globalThis.ringfenceNotice?.show(element, notice, {
      answered: (answer) => ask({ answered: { answer, frame } }),
      closed: () => closed.add(key),
    });
  }

  /** Whether the notice of a frame below is drawn here: a notice of its own comes first. */
  function takes(message) {
    const element = drawn ? null : elementOf(message);
    if (element) lift(message.frame, element);
    return element !== null;
  }

  function drop(frame) {
    if (below !== frame) return;
    below = null;
    globalThis.ringfenceNotice?.hide();
  }

  /** The page may have replaced the field by one that looks the same. */
  function anchor() {
    if (drawn) globalThis.ringfenceNotice?.move(fields[drawn.fields[0]]);
  }

  function hide() {
    drawn = null;
    if (below === null) globalThis.ringfenceNotice?.hide();
  }

  function leave() {
    if (sent === null) return;
    sent = null;
    turn++;
    hide();
    ask("left");
  }

  function lookAgain() {
    sent = null;
    lookSoon();
  }

  function stop() {
    changes.disconnect();
    reveals.disconnect();
    hide();
  }

  chrome.runtime.onMessage.addListener((message, _, reply) => {
    if (message?.kind === "look-again") lookAgain();
    if (message?.kind === "drop") drop(message.frame);
    if (message?.kind === "lift" && takes(message)) reply(true);
  });
  const quiet = { capture: true, passive: true };
  for (const event of ["focusin", "click"]) addEventListener(event, touched, quiet);
  for (const event of ["hashchange", "popstate"]) addEventListener(event, lookSoon);
  globalThis.navigation?.addEventListener("currententrychange", lookSoon);
  addEventListener("pagehide", leave);
  addEventListener("pageshow", (event) => event.persisted && lookAgain());
  look();
})();
