// The shim: notices when a page has fields, sends their description to the
// background, and hands the answer to the drawing code. It holds no policy and
// never touches the page. On a page without a field it sleeps: what is added is
// asked one question, and nothing else is looked at.
"use strict";
(function ringfenceObserve() {
  if (globalThis.ringfenceObserve) return;
  globalThis.ringfenceObserve = true;

  // Milliseconds: how soon after a change to look, how often at most, how long
  // to work without a pause, and how long to wait between two rounds.
  const SOON = 20;
  const REST = 250;
  const SLICE = 4;
  const ROUND = { first: 500, last: 4000 };
  // How often a notice is offered anew to the frame above, and after how long.
  const OFFERS = 4, OFFER = 400;
  // What makes a field another one, or shows it.
  const WORDS = ["type", "name", "autocomplete", "inputmode", "placeholder", "aria-label"];
  const WATCHED = [...WORDS, "hidden", "open", "aria-hidden", "inert", "disabled", "readonly"];
  const ADDED = { childList: true, subtree: true };
  const EVERYTHING = { ...ADDED, characterData: true, attributes: true, attributeFilter: WATCHED };
  const { CONTROLS, shadowOf, roots, controls, isVisible, isCandidate, facts } = globalThis.ringfenceDescribe;
  const { room, elementOf } = globalThis.ringfenceFrames;

  // The document and its shadow roots, each with what is observed in it.
  const rooms = new Map();
  // What came since the last look, to be searched for shadow roots; and elements that may get one when they are defined.
  const fresh = new Set();
  const undefinedYet = new Set();
  // The notices that the user closed on this page, by field.
  const closed = new Set();
  // The fields of this frame, and which of them are to be seen.
  let fields = [];
  let seen = "";
  let sent = null;
  // Whether the background holds a sight of this frame; and, while it speaks, a line to it that ends with the frame.
  let told = false;
  let line = null;
  let turn = 0;
  let looked = 0;
  let looking = false;
  let missed = false;
  // The user asked: an answer is due until it is closed.
  let asked = false;
  let timer = 0;
  let offers = 0;
  let round = 0;

  // Each record is asked, for what it brings is noted.
  const changes = new MutationObserver((records) => records.filter(matters).length && lookSoon());
  const reveals = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) lookSoon();
  });

  /** Whoever uses an element with a shadow root shows where it is, and what is used in it. */
  function enterUsed(element) {
    for (let shadow; element instanceof Element; element = shadow?.activeElement) {
      shadow = shadowOf(element, true);
      if (shadow && !rooms.has(shadow)) fresh.add(shadow);
    }
  }

  function touched({ target }) {
    enterUsed(target);
    lookSoon();
  }

  /** Among fields every change may matter; elsewhere only what brings one. */
  function matters({ target, addedNodes }) {
    const among = rooms.get(target.getRootNode()) === EVERYTHING;
    let found = among;
    for (const node of addedNodes) {
      if (node.nodeType !== Node.ELEMENT_NODE) continue;
      // There will be a look anyway, which has pauses.
      if (among) fresh.add(node);
      else found = bringsOne(node) || found;
    }
    return found;
  }

  function bringsOne(node) {
    let found = node.matches(CONTROLS) || node.querySelector(CONTROLS) !== null;
    for (const shadow of roots(node, expect)) {
      if (!shadow) continue;
      fresh.add(shadow);
      found = true;
    }
    return found;
  }

  function expect(element) {
    undefinedYet.add(element);
    round ||= setTimeout(goRound, ROUND.first, ROUND.first);
  }

  function lookSoon() {
    missed = looking;
    if (timer || looking) return;
    timer = setTimeout(look, Math.max(SOON, REST - (performance.now() - looked)));
  }

  /** One look at a time: a later one would find the rooms half entered. */
  async function look() {
    timer = 0;
    if (!chrome.runtime?.id) return stop();
    looking = true;
    try {
      await inSlices(lookAround());
    } finally {
      looking = false;
      looked = performance.now();
    }
    clearTimeout(round);
    round = 0;
    startRound(ROUND.first);
    if (missed) lookSoon();
  }

  function* lookAround() {
    const mine = turn;
    yield* enter();
    const here = [...rooms.keys()].filter((room) => room.querySelector(CONTROLS));
    watch(here);
    const found = here.length ? yield* controls(here) : [];
    const sight = yield* sights(found);
    // The page was left meanwhile.
    if (mine !== turn) return;
    if (!asked && !found.some(isCandidate)) return leave(found, sight);
    const described = { ...(yield* facts(found)), room: room() };
    if (mine !== turn) return;
    [fields, seen] = [found, sight];
    const words = JSON.stringify(described);
    if (words === sent) return anchor();
    sent = words;
    told = true;
    send(described, words);
  }

  /** Finds the shadow roots that came since the last look. */
  function* enter() {
    for (const room of rooms.keys()) if (!room.isConnected) rooms.delete(room);
    if (!rooms.size) fresh.add(document);
    for (const tree of fresh) {
      fresh.delete(tree);
      if (!tree.isConnected) continue;
      if (tree.nodeType !== Node.ELEMENT_NODE) open(tree);
      for (const shadow of roots(tree, expect)) {
        if (shadow) open(shadow);
        yield;
      }
    }
  }

  /** From now on, so that nothing is missed that comes while the rest is searched. */
  function open(room) {
    if (rooms.has(room)) return;
    rooms.set(room, ADDED);
    changes.observe(room, ADDED);
  }

  /** Every change among fields, elsewhere only what is added. */
  function watch(here) {
    const wanted = here.length ? EVERYTHING : ADDED;
    for (const [room, before] of rooms) {
      if (before !== wanted) changes.observe(room, wanted);
      rooms.set(room, wanted);
    }
  }

  /** Which fields are to be seen; of the others the page tells when they come into sight. */
  function* sights(found) {
    const visible = [];
    for (const field of found) {
      visible.push(isVisible(field));
      if (!visible.at(-1)) reveals.observe(field);
      yield;
    }
    return visible.join();
  }

  /**
   * Of some things nobody is told: that a style sheet makes a field visible, or
   * one with a notice invisible; that an element is defined at last. Where there
   * is such a thing, somebody goes and sees, more seldom each time.
   */
  function startRound(wait) {
    const unseen = (field) => field.checkVisibility() && !isVisible(field);
    if (!round && (undefinedYet.size || drawn || fields.some(unseen))) round = setTimeout(goRound, wait, wait);
  }

  function goRound(waited) {
    round = 0;
    for (const element of undefinedYet) {
      const defined = element.matches(":defined");
      if (defined && element.isConnected) fresh.add(element);
      if (defined || !element.isConnected) undefinedYet.delete(element);
    }
    if (fresh.size || fields.map(isVisible).join() !== seen) lookSoon();
    else startRound(Math.min(ROUND.last, 2 * waited));
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
    const reply = await ask({ saw: { facts: found, asked: asked ? inUse() : null } });
    if (sent !== words) return;
    // No answer is no verdict: the next look asks again.
    if (!reply) sent = null;
    const { notice = null, place } = reply?.reply ?? {};
    if (notice) hold();
    draw(place === "above" ? null : notice, found);
    // The frame above is often ready after its frames.
    if (place === "untaken" && offers++ < OFFERS) setTimeout(lookAgain, OFFER * offers);
  }

  /** The index of the field in which somebody is. */
  function inUse() {
    return Math.max(0, fields.findIndex((field) => field.getRootNode().activeElement === field));
  }

  /** The last word of a frame that is taken out of its page may be lost; the end of a line is not. */
  function hold() {
    if (line) return;
    line = chrome.runtime.connect({ name: "frame" });
    line.onDisconnect.addListener(() => { line = null; });
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
      closed: () => {
        asked = false;
        closed.add(key);
      },
    });
    startRound(ROUND.first);
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

  function leave(found = [], sight = "") {
    [fields, seen] = [found, sight];
    turn++;
    asked = false;
    if (!told) return;
    told = false;
    sent = null;
    hide();
    ask("left");
  }

  function lookAgain() {
    sent = null;
    lookSoon();
  }

  function answer() {
    asked = true;
    closed.clear();
    lookAgain();
  }

  function stop() {
    clearTimeout(round);
    changes.disconnect();
    reveals.disconnect();
    below = null;
    hide();
  }

  chrome.runtime.onMessage.addListener((message, _, reply) => {
    if (message?.kind === "look-again") lookAgain();
    if (message?.kind === "asked") answer();
    if (message?.kind === "drop") drop(message.frame);
    if (message?.kind === "lift" && takes(message)) reply(true);
  });
  const quiet = { capture: true, passive: true };
  for (const event of ["focusin", "click"]) addEventListener(event, touched, quiet);
  for (const event of ["hashchange", "popstate"]) addEventListener(event, lookSoon);
  globalThis.navigation?.addEventListener("currententrychange", lookSoon);
  addEventListener("pagehide", () => leave());
  addEventListener("pageshow", (event) => event.persisted && lookAgain());
  // It may have got the focus before there was anybody to see it.
  enterUsed(document.activeElement);
  look();
})();
