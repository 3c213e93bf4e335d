/**
 * Draws a notice beside a field. It decides nothing: whether to speak and what
 * to say come from the background.
 *
 * Contract with `observe.js`, which lives in the same isolated world:
 * `globalThis.ringfenceNotice` is
 *
 * - `show(field, notice, on)`: draws `notice` (`Notice` in
 *   `crates/protocol/src/view.rs`) beside the element `field`. The same notice
 *   again only moves. `on.answered(kind)` is called when the user answers,
 *   `on.closed()` when the user closes it; neither when it goes by itself.
 * - `move(field)`: the page drew the field anew, and this is it now.
 * - `hide()`: takes the notice away without a trace and calls nothing.
 * - `shown()`: whether a notice stands here, be it out of sight at the moment.
 *
 * It goes by itself when the field has left the document for half a second,
 * and for good when the page has taken it away time and again.
 */
(function ringfenceNotice() {
  "use strict";
  if (globalThis.ringfenceNotice) return;

  // Pixels, times the page may take the notice away, milliseconds.
  const TALL = 640, MARGIN = 8;
  // How far what a component draws around its input may reach: frame, icons, label, help.
  const AROUND = 96;
  const RETURNS = 5;
  const LEAVE = 500, SETTLE = [300, 900], SPEAK = 700, HUSH = 8000;

  const SHELL = "dialog,[role=dialog],[role=alertdialog],[aria-modal=true],[popover]";
  const CONTROLS = "a[href],button,input,select,textarea,label,[role=button],[role=link],[role=combobox],[contenteditable=true]";
  // Behind a dialog: nobody can use it now.
  const AWAY = "[inert],[aria-hidden=true]";
  const STATE = ["class", "style", "hidden", "open", "inert", "aria-hidden"];
  const OWN = ["keydown", "keyup", "keypress", "pointerdown", "pointerup", "mousedown", "mouseup", "click",
    "dblclick", "auxclick", "touchstart", "touchend", "touchmove", "wheel", "focusin", "focusout"];
  const { dress, make, card } = globalThis.ringfenceCard;
  const { view, widthsFor, place } = globalThis.ringfencePlace;
  const { roots } = globalThis.ringfenceDescribe;

  /** The notice that stands, or null. */
  let now = null;
  let returned = 0;

  const say = (key, args) => chrome.i18n.getMessage(key, args);

  function listen(target, type, act, options) {
    const heard = (event) => { if (event.isTrusted && now) act(event); };
    target.addEventListener(type, heard, { signal: now.end.signal, ...options });
  }

  function draw(notice) {
    const { head, scroll, title, clicks } = card(notice, {
      close: (event) => close(event, (on) => on.closed()),
      answer: (event, kind) => close(event, (on) => on.answered(kind)),
      opened: (why) => { scroll.scrollTop = why.offsetTop - scroll.offsetTop - MARGIN; },
    });
    for (const [node, act] of clicks) listen(node, "click", act);
    now.scroll = scroll;
    now.status.textContent = "";
    now.panel.dataset.level = notice.level;
    now.panel.replaceChildren(now.status, make("div", { class: "arrow" }), head, scroll);
    now.speech = say("notice_announcement", [title]);
  }

  // Placing

  /** Boxes of the controls that a notice could cover, those inside of components too. */
  function controls() {
    const shell = now.host.parentNode;
    const tops = [shell === document.documentElement ? document : shell, now.field.getRootNode()];
    const everywhere = [...new Set(tops.flatMap((top) => [top, ...roots(top)].filter(Boolean)))].filter((root) => !root.host?.closest(AWAY));
    const found = everywhere.flatMap((root) => [...root.querySelectorAll(CONTROLS)].slice(0, 400)).slice(0, 1000);
    return found.filter((node) => node.checkVisibility() && !node.closest(AWAY)).map((node) => node.getBoundingClientRect());
  }

  function pick(aim, room) {
    const at = around(aim);
    const sizes = widthsFor(at, room).map(sized);
    // Who reads or uses it must not see it jump.
    return place({ at, aim, room, sizes, before: now.spot, stays: !now.fresh || inside(), boxes: controls });
  }

  /** How tall it would be with this width. */
  function sized(width) {
    const { panel, scroll } = now;
    panel.style.width = `${width}px`;
    // Lines that wrapped anew when a scrollbar comes would make it taller, and keep the scrollbar there.
    scroll.style.setProperty("--bar", `${scroll.offsetWidth - scroll.clientWidth}px`);
    return { width, tall: Math.min(TALL, 1 + panel.offsetHeight - scroll.clientHeight + scroll.scrollHeight) };
  }

  function put(spot) {
    const { style, dataset } = now.panel;
    style.left = `${spot.left}px`;
    style.top = `${spot.top}px`;
    style.width = `${spot.width}px`;
    style.maxHeight = `${spot.height}px`;
    style.setProperty("--at", `${spot.arrow}px`);
    dataset.side = spot.side;
    Object.assign(now, { spot, fresh: false });
  }

  function sighted(at, room) {
    const x = (at.left + at.right) / 2, y = (at.top + at.bottom) / 2;
    const within = x > room.left && x < room.right && y > room.top && y < room.bottom;
    return now.seen && within && at.width > 0 && now.field.checkVisibility({ visibilityProperty: true })
      && drawing().checkVisibility({ opacityProperty: true }) && !covered(x, y);
  }

  /** The component that is the field and nothing else, and draws it, or null. */
  function component() {
    const root = now.field.getRootNode();
    return root.host && root.querySelectorAll(CONTROLS).length === 1 ? root.host : null;
  }

  /**
   * What must not be transparent. The field may be so, below a drawing of it, and the inside of a component below its
   * label; their dialog is so when closed.
   */
  const drawing = () => component() ?? now.field.parentElement ?? now.field;

  /** The box of what looks like the field: of its component, but not of a whole form that has one input. */
  function around(at) {
    const box = component()?.getBoundingClientRect() ?? at;
    const reach = [at.left - box.left, at.top - box.top, box.right - at.right, box.bottom - at.bottom];
    return reach.every((by) => by > -1 && by < AROUND) ? box : at;
  }

  /** Below a fixed header or another dialog, or switched off with the page around it. */
  function covered(x, y) {
    const own = new Set(outward(now.field));
    if ([...own].some((node) => node.inert)) return true;
    for (const node of outward(document.elementFromPoint(x, y))) {
      if (own.has(node)) return false;
      if (getComputedStyle(node).position === "fixed") return true;
    }
    return false;
  }

  function update() {
    if (!now.field.isConnected) return leave();
    const at = now.field.getBoundingClientRect(), room = view();
    follow(at);
    if (!sighted(at, room)) return vanish();
    raise();
    // Tried in a wider box the text is shorter, and would be scrolled less.
    const { scrollTop } = now.scroll;
    const chosen = pick(at, room);
    if (!chosen) return vanish();
    put(chosen);
    now.scroll.scrollTop = scrollTop;
    appear();
  }

  /** Out of sight but open still: to close and open again would be felt by page and reader. */
  function vanish() {
    if (inside()) now.field.focus({ preventScroll: true });
    now.panel.classList.add("away");
  }

  function appear() {
    now.panel.classList.remove("away");
    if (now.spoken) return;
    now.spoken = true;
    later("speak", SPEAK, () => { now.status.textContent = now.speech; });
    later("hush", HUSH, () => { now.status.textContent = ""; });
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    now.panel.animate({ opacity: [0, 1], translate: ["0 4px", "0 0"] }, { duration: 180, easing: "ease-out" });
  }

  // Standing

  /** What is focused in the notice, or null. */
  const inside = () => now.root.activeElement;

  /** The field and the elements around it, out through slots and shadow roots. */
  function* outward(field) {
    for (let node = field; node; node = node.assignedSlot ?? node.parentNode ?? node.host) {
      if (node instanceof Element) yield node;
    }
  }

  /** In a dialog the notice lives there too: all outside is inert, hidden from readers or out of focus' reach. */
  function home() {
    for (const node of outward(now.field)) if (node !== now.field && node.matches(SHELL)) return node;
    return document.documentElement;
  }

  /** Puts it on top of everything, unless it is there; after an absence a dialog may have come above it. */
  function raise() {
    const { host, panel, guard } = now, shell = home(), held = inside();
    const open = host.matches(":popover-open"), lodged = host.parentNode === shell;
    if (open && lodged && !panel.classList.contains("away")) return;
    guard.disconnect();
    host.setAttribute("popover", "manual");
    if (open) host.hidePopover();
    if (!lodged) lodge(shell);
    host.showPopover();
    guard.observe(shell, { childList: true });
    held?.focus({ preventScroll: true });
  }

  /** As the last child, or the first, if a `:last-child` of the page makes something move. */
  function lodge(shell) {
    const boxes = () => [shell, now.field].map((node) => node.getBoundingClientRect());
    const before = boxes();
    shell.append(now.host);
    if (!boxes().every((box, index) => same(box, before[index]))) shell.prepend(now.host);
  }

  /** The page took it away or closed it: once more, but no fight. */
  function missing() {
    if (now.host.isConnected && now.host.matches(":popover-open")) return;
    if (++returned > RETURNS) remove();
    else stir();
  }

  function later(name, wait, act) {
    clearTimeout(now.timers[name]);
    now.timers[name] = setTimeout(act, wait);
  }

  function leave() {
    now.timers.leave ??= setTimeout(() => {
      now.timers.leave = null;
      if (!now.field.isConnected) remove();
    }, LEAVE);
  }

  function stir(fresh = false) {
    now.fresh ||= fresh;
    now.frame ||= requestAnimationFrame(() => {
      now.frame = 0;
      update();
    });
  }

  /** Looks again when the page's own transitions will have ended. */
  function settle() {
    stir();
    for (const wait of SETTLE) later(wait, wait, () => stir(true));
  }

  const same = (one, other) => ["left", "top", "width", "height"].every((key) => one[key] === other?.[key]);

  /** Wakes when the field moves without a scroll: it then leaves a frame that is cut to its box. */
  function follow(at) {
    if (same(at, now.followed)) return;
    const { width, height, scale } = window.visualViewport;
    const edges = [at.top, width * scale - at.right, height * scale - at.bottom, at.left];
    const rootMargin = edges.map((edge) => `${-Math.floor(edge)}px`).join(" ");
    const moved = ([entry]) => { if (!same(entry.boundingClientRect, now.followed)) stir(true); };
    now.followed = at;
    now.moves.disconnect();
    now.moves = new IntersectionObserver(moved, { root: document, rootMargin, threshold: [0, 0.25, 0.5, 0.75, 1] });
    now.moves.observe(now.field);
  }

  function anchor(field) {
    if (field === now.field) return stir();
    const { sizes, sight, boxes, panel } = now;
    for (const watcher of [sizes, sight, boxes]) watcher.disconnect();
    Object.assign(now, { field, seen: true, fresh: true, followed: null });
    for (const node of [field, component() ?? field, panel]) sizes.observe(node);
    for (const node of outward(field)) boxes.observe(node, { attributeFilter: STATE });
    sight.observe(field);
    update();
    settle();
  }

  function observers() {
    return {
      moves: new IntersectionObserver(() => {}),
      sizes: new ResizeObserver(() => stir()),
      guard: new MutationObserver(missing),
      sight: new IntersectionObserver((entries) => {
        now.seen = entries.at(-1).isIntersecting;
        stir(true);
      }),
      boxes: new MutationObserver((records) => {
        // A dialog that opens again comes above the notice, which must follow it.
        if (records.some((record) => record.attributeName === "open")) vanish();
        settle();
      }),
    };
  }

  /** The browser's direction, unless the texts are in another language. */
  function direction() {
    const [texts, browser] = [say("notice_lang"), say("@@ui_locale")].map((tag) => tag.split(/[-_]/)[0]);
    return texts === browser ? say("@@bidi_dir") : "ltr";
  }

  function stand() {
    const host = make("div", { popover: "manual" }), root = host.attachShadow({ mode: "closed" });
    const status = make("div", { class: "unseen", role: "status", "aria-live": "polite" });
    const language = { lang: say("notice_lang"), dir: direction() };
    const panel = make("div", { class: "panel away", role: "region", "aria-label": say("notice_region"), ...language });
    dress(root);
    root.append(panel);
    now = { host, root, panel, status, end: new AbortController(), timers: {}, ...observers() };
    for (const type of OWN) listen(host, type, (event) => event.stopPropagation(), { passive: true });
    listen(host, "toggle", missing);
    listen(window, "keydown", pressed, { capture: true });
    listen(window, "scroll", () => stir(), { capture: true, passive: true });
    listen(window, "focusin", settle, { capture: true });
    listen(window, "resize", () => stir(true));
    for (const type of ["resize", "scroll"]) listen(window.visualViewport, type, () => stir());
  }

  function remove() {
    if (!now) return;
    const { host, end, frame, timers, moves, sizes, guard, sight, boxes, field } = now;
    if (inside() && field.isConnected) field.focus({ preventScroll: true });
    now = null;
    end.abort();
    cancelAnimationFrame(frame);
    for (const name in timers) clearTimeout(timers[name]);
    for (const watcher of [moves, sizes, guard, sight, boxes]) watcher.disconnect();
    host.remove();
  }

  // Keys and closing

  function close(event, tell) {
    const { field, on } = now, held = inside();
    // The host, which stops the rest, is gone before this event gets there.
    if (event.type === "click") event.stopPropagation();
    if (held && !event.detail) swallow();
    try {
      tell(on);
    } finally {
      if (held) field.focus({ preventScroll: true });
      remove();
    }
  }

  /** The key that closed the notice comes up over the field, and the page has not seen it go down. */
  function swallow() {
    const stop = (event) => { if (event.isTrusted && /^E(nter|scape)$/.test(event.key)) event.stopImmediatePropagation(); };
    window.addEventListener("keyup", stop, { capture: true, once: true });
  }

  function pressed(event) {
    const plain = !(event.isComposing || event.ctrlKey || event.altKey || event.metaKey);
    if (!plain || now.panel.classList.contains("away")) return;
    const held = inside();
    if (!held && now.field.getRootNode().activeElement !== now.field) return;
    if (event.key === "Tab") tabbed(event, held);
    if (event.key === "Escape") escaped(event, held);
  }

  /** In the field Escape is the page's as well. */
  function escaped(event, held) {
    if (held) consume(event);
    close(event, (on) => on.closed());
  }

  function consume(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** From the field in, through, and on to what comes after the field. */
  function tabbed(event, held) {
    if (!held && event.shiftKey) return;
    const stops = [...now.panel.querySelectorAll("a[href],button")].filter((stop) => stop.checkVisibility());
    const next = stops[stops.indexOf(held) + (event.shiftKey ? -1 : 1)];
    // Past the last control the browser goes on by itself, from the field.
    if (!next && !event.shiftKey) return now.field.focus({ preventScroll: true });
    // A dialog that leads the focus itself would lead it past the notice.
    consume(event);
    (next ?? now.field).focus();
  }

  // Contract

  function show(field, notice, on) {
    if (returned > RETURNS) return;
    const key = JSON.stringify({ ...notice, fields: [] });
    if (!now) stand();
    now.on = on;
    if (key !== now.key) renew(notice, key);
    anchor(field);
  }

  function renew(notice, key) {
    const held = inside();
    Object.assign(now, { key, spoken: false });
    draw(notice);
    if (held) now.panel.querySelector(".close").focus();
  }

  function move(field) {
    if (now && field) anchor(field);
  }

  globalThis.ringfenceNotice = { show, move, hide: remove, shown: () => now !== null };
})();
