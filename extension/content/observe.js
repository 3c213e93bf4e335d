// The shim: notices when a page has fields, sends their description to the
// background, and hands the answer to the drawing code. It holds no policy and
// never touches the page.
"use strict";
(function ringfenceObserve() {
  if (globalThis.ringfenceObserve) return;
  globalThis.ringfenceObserve = true;

  // Milliseconds: how soon after a change to look, and how often at most.
  const SOON = 20;
  const REST = 250;
  const WATCHED = ["type", "hidden", "open", "aria-hidden", "inert", "disabled", "readonly"];
  const { roots, controls, isVisible, isCandidate, facts } = globalThis.ringfenceDescribe;

  const observed = new WeakSet();
  // The notices that the user closed on this page, by field.
  const closed = new Set();
  let fields = [];
  let sent = null;
  let turn = 0;
  let looked = 0;
  let timer = 0;

  const changes = new MutationObserver(() => lookSoon());
  const reveals = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) lookSoon();
  });

  function lookSoon() {
    if (timer) return;
    timer = setTimeout(look, Math.max(SOON, REST - (performance.now() - looked)));
  }

  function look() {
    timer = 0;
    looked = performance.now();
    if (!chrome.runtime?.id) return stop();
    const everywhere = roots();
    everywhere.forEach(observe);
    fields = controls(everywhere);
    fields.filter((field) => !isVisible(field)).forEach((field) => reveals.observe(field));
    if (!fields.some(isCandidate)) return leave();
    const found = facts(fields);
    const words = JSON.stringify(found);
    if (words === sent) return anchor();
    sent = words;
    send(found);
  }

  function observe(root) {
    if (observed.has(root)) return;
    observed.add(root);
    changes.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: WATCHED });
  }

  async function send(found) {
    const mine = ++turn;
    const reply = await ask({ saw: { facts: found } });
    // A later look has overtaken this one.
    if (mine !== turn) return;
    // No answer is no verdict: the next look asks again.
    if (!reply) sent = null;
    draw(reply?.reply?.notice ?? null, found);
  }

  function ask(question) {
    return chrome.runtime.sendMessage({ kind: "page", ask: question }).catch(() => null);
  }

  let drawn = null;

  function draw(notice, found) {
    const key = notice && found.path + JSON.stringify(found.fields[notice.fields[0]]);
    if (!notice || closed.has(key)) return hide();
    drawn = notice;
    globalThis.ringfenceNotice?.show(fields[notice.fields[0]], notice, {
      answered: (answer) => ask({ answered: { answer } }),
      closed: () => closed.add(key),
    });
  }

  /** The page may have replaced the field by one that looks the same. */
  function anchor() {
    if (drawn) globalThis.ringfenceNotice?.move(fields[drawn.fields[0]]);
  }

  function hide() {
    drawn = null;
    globalThis.ringfenceNotice?.hide();
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

  chrome.runtime.onMessage.addListener((message) => {
    if (message?.kind === "look-again") lookAgain();
  });
  for (const event of ["focusin", "click"]) addEventListener(event, lookSoon, { capture: true, passive: true });
  addEventListener("pagehide", leave);
  addEventListener("pageshow", (event) => event.persisted && lookAgain());
  look();
})();
