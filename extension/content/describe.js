// Describes the fields of a page as plain facts: structure and the page's own
// words, capped in number and length. It never reads what somebody typed, and
// it judges nothing: that is the engine's part (crates/detect).
"use strict";
(function ringfenceDescribe() {
  if (globalThis.ringfenceDescribe) return;

  const CAPS = { controls: 400, fields: 64, scopes: 8, headings: 12, buttons: 12, texts: 40, before: 10, nodes: 600, scripts: 48, options: 4, labels: 4, text: 160, data: 8000 };
  // Elements whose text is what somebody typed.
  const EDITABLE = "[contenteditable=''], [contenteditable=true i], [contenteditable=plaintext-only i], [role=textbox]";
  const CONTROLS = `input, select, textarea, ${EDITABLE}`;
  const UNTYPED = new Set(["hidden", "checkbox", "radio", "button", "submit", "reset", "image", "file", "range", "color"]);
  const HEADINGS = "h1, h2, h3, h4, h5, h6, [role=heading], legend";
  const DIALOGS = "dialog, [role=dialog], [role=alertdialog], [aria-modal=true]";
  const BUTTONS = "button, [role=button], input[type=submit], input[type=button]";
  const NO_TEXT = `script, style, noscript, template, select, textarea, ${EDITABLE}, svg`;
  const AWAY = "[aria-hidden=true], [inert]";
  // Rooms of their own: what they say is not about a field outside them.
  const ASIDE = "nav, aside, footer, body > header, [role=navigation], [role=complementary], [role=contentinfo], [role=banner], [role=search]";

  /** The shadow root of an element, open or closed, if it has one. To ask for a closed one takes time: of plain elements only if `any`. */
  function shadowOf(element, any = false) {
    if (element.shadowRoot) return element.shadowRoot;
    if (!any && !element.localName.includes("-")) return null;
    return element.openOrClosedShadowRoot ?? globalThis.chrome?.dom?.openOrClosedShadowRoot?.(element) ?? null;
  }

  // Elements between two pauses of a walk: to ask the time takes longer than one.
  const STRIDE = 50;

  /**
   * The shadow roots in a tree, one inside the other too; `seen` hears of every
   * element that may have one later. The list is made at once: a walker would
   * lose its way when the page takes out the element at which it paused.
   */
  function* roots(tree, seen = () => {}) {
    const all = tree.querySelectorAll("*");
    // The cheap questions stand first: they are asked of everything.
    for (let at = tree.nodeType === Node.ELEMENT_NODE ? -1 : 0; at < all.length; at++) {
      const element = all[at] ?? tree;
      if (at % STRIDE === 0) yield null;
      const named = element.localName.includes("-");
      const shadow = named ? shadowOf(element) : element.shadowRoot;
      if (shadow) {
        yield shadow;
        yield* roots(shadow, seen);
      } else if ((named || element.hasAttribute("is")) && element.matches(":not(:defined)")) seen(element);
    }
  }

  /** Every control that takes something typed or chosen, in document order; of too many, the likeliest. */
  function* controls(inRoots) {
    const every = inRoots.flatMap((root) => [...root.querySelectorAll(CONTROLS)]);
    const used = every.filter((control) => !UNTYPED.has(control.type)).slice(0, CAPS.controls);
    if (used.length <= CAPS.fields) return used;
    const chosen = new Set((yield* ranked(used)).slice(0, CAPS.fields));
    return used.filter((control) => chosen.has(control));
  }

  /** First the control in use, then those that are made for telephones, then those that somebody could type into. */
  function* ranked(used) {
    const ranks = [[], [], [], []];
    for (const control of used) {
      yield;
      const line = isCandidate(control);
      ranks[!line ? 3 : control.getRootNode().activeElement === control ? 0 : control.type === "tel" ? 1 : 2].push(control);
    }
    return ranks.flat();
  }

  function isVisible(element) {
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    const { width, height } = element.getBoundingClientRect();
    return width > 4 && height > 4;
  }

  /** Whether somebody could type a line into it here and now; all else is only its surroundings. */
  function isCandidate(control) {
    const line = control.localName === "input" ? ["text", "tel", "number"].includes(control.type) : isLine(control);
    return line && !control.disabled && !control.readOnly && isVisible(control);
  }

  function isLine(control) {
    return kindOf(control) === "editable" && control.ariaMultiLine !== "true";
  }

  /** One line, capped, runs of four or more digits masked: no number leaves the page. */
  function clean(text, cap = CAPS.text) {
    const line = (text ?? "").slice(0, CAPS.data).replace(/\s+/g, " ").trim();
    return line.replace(/\d(?:[\s().-]*\d){3,}/g, "#").slice(0, cap);
  }

  /** The text inside, without that of controls and scripts. */
  function textOf(node) {
    if (node.nodeType === Node.TEXT_NODE) return clean(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(NO_TEXT)) return "";
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    let text = "";
    for (let seen = 0; seen < 40 && text.length < CAPS.text && walker.nextNode(); seen++) {
      const parent = walker.currentNode.parentElement;
      if (!parent?.closest(NO_TEXT)) text += " " + walker.currentNode.data;
    }
    return clean(text);
  }

  function textOfIds(element, attribute) {
    const ids = (element.getAttribute(attribute) ?? "").split(/\s+/).filter(Boolean);
    const root = element.getRootNode();
    return clean(ids.map((id) => root.getElementById?.(id)).map((found) => (found ? textOf(found) : "")).join(" "));
  }

  function labelsOf(control) {
    const labels = [...(control.labels ?? [])].slice(0, CAPS.labels).map(textOf);
    const aria = [clean(control.getAttribute("aria-label")), textOfIds(control, "aria-labelledby")];
    return [...labels, ...aria].filter(Boolean).slice(0, CAPS.labels);
  }

  const hasWord = (text) => /\p{L}/u.test(text);

  /**
   * The nearest text on one side of a control, looked for outward through so
   * many of its ancestors. A choice beside it (a dialling code) shares its
   * label; a field that is typed into has one of its own.
   */
  function besideOf(control, scope, step, levels) {
    let element = control;
    for (let level = 0; level < levels && element && element !== scope; level++) {
      for (let node = element[step]; node; node = node[step]) {
        if (node.nodeType === Node.ELEMENT_NODE && (isTyped(node) || [...node.querySelectorAll(CONTROLS)].some(isTyped))) return "";
        const text = textOf(node);
        if (hasWord(text)) return text;
      }
      element = element.parentElement;
    }
    return "";
  }

  const isTyped = (node) => node.matches(CONTROLS) && node.localName !== "select" && !UNTYPED.has(node.type);

  /** The head of the column in which a control stands, in a table that has heads of columns. */
  function columnOf(control) {
    const cell = control.closest("td"), row = cell?.parentElement;
    if (!row || row.querySelector("th")) return "";
    const head = row.closest("table")?.rows[0]?.cells[cell.cellIndex];
    return head?.localName === "th" ? textOf(head) : "";
  }

  /** The name of the group in which a control stands. */
  function groupOf(control, scope) {
    const group = control.closest("fieldset, [role=group]");
    if (!group || !scope.contains(group)) return "";
    const legend = group.querySelector(":scope > legend");
    return (legend && textOf(legend)) || clean(group.getAttribute("aria-label")) || textOfIds(group, "aria-labelledby");
  }

  function closest(element, selector) {
    for (let node = element; node; node = node.getRootNode().host) {
      const found = node.closest(selector);
      if (found) return found;
    }
    return null;
  }

  /** Frameworks draw an outline by a legend that nobody is to read. */
  const isHeading = (element) => !element.closest(AWAY) && hasWord(textOf(element));

  /** The dialog or form around a control; else the nearest part with a heading. */
  function scopeOf(control) {
    const room = closest(control, `${DIALOGS}, form`);
    if (room) return room;
    for (let part = control.parentElement; part && part !== control.ownerDocument.body; part = part.parentElement) {
      if ([...part.querySelectorAll(HEADINGS)].some(isHeading)) return part;
    }
    const root = control.getRootNode();
    return root.nodeType === Node.DOCUMENT_FRAGMENT_NODE ? root.host : control.ownerDocument.body;
  }

  /** Whether an element stands in another room than the scope. */
  function isAside(element, scope) {
    const room = element.closest(ASIDE);
    return room !== null && !room.contains(scope);
  }

  /** The texts of so many of these elements as can be seen. */
  function* shown(elements, cap, scope) {
    const texts = [];
    for (const element of elements) {
      if (texts.length === cap) break;
      yield;
      if (!element.closest(AWAY) && !isAside(element, scope) && element.checkVisibility()) texts.push(textOf(element) || clean(element.getAttribute("aria-label")));
    }
    return texts.filter(Boolean);
  }

  /** The headings before a scope, the nearest first, out of its shadow root too. */
  function* headingsAbove(scope) {
    const above = [];
    for (let at = scope; at && above.length < 3; at = at.getRootNode().host) {
      const headings = [...at.getRootNode().querySelectorAll(HEADINGS)].slice(0, 200);
      const before = headings.filter((heading) => at.compareDocumentPosition(heading) === Node.DOCUMENT_POSITION_PRECEDING);
      yield;
      above.push(...yield* shown(before.reverse(), 3 - above.length, scope));
    }
    return above;
  }

  /** Whether a text is neither a heading's nor a button's, and to be seen. */
  function isPlain({ data, parentElement }, scope) {
    if (!hasWord(data) || !parentElement || parentElement.closest(`${NO_TEXT}, ${HEADINGS}, ${BUTTONS}, ${AWAY}`)) return false;
    return !isAside(parentElement, scope) && parentElement.checkVisibility();
  }

  /** The texts of a scope, those around the first of its fields if there are more than enough. */
  function* textsIn(scope, field) {
    const walker = document.createTreeWalker(contentOf(scope), NodeFilter.SHOW_TEXT);
    const texts = [];
    let before = 0;
    for (let seen = 0; seen < CAPS.nodes && walker.nextNode(); seen++) {
      yield;
      if (!isPlain(walker.currentNode, scope)) continue;
      if (field.compareDocumentPosition(walker.currentNode) === Node.DOCUMENT_POSITION_PRECEDING) before++;
      if (texts.push(clean(walker.currentNode.data)) >= before + CAPS.texts) break;
    }
    const start = Math.max(0, Math.min(before - CAPS.texts / 2, texts.length - CAPS.texts));
    return texts.slice(start, start + CAPS.texts);
  }

  /** The texts before a scope, the nearest first; of a dialog none: what is behind it says nothing. */
  function* textsBefore(scope) {
    const room = closest(scope, DIALOGS) ?? scope.ownerDocument.body;
    if (room === scope || !room.contains(scope)) return [];
    const walker = document.createTreeWalker(room, NodeFilter.SHOW_TEXT);
    walker.currentNode = scope;
    const texts = [];
    for (let seen = 0; seen < CAPS.nodes / 4 && texts.length < CAPS.before && walker.previousNode(); seen++) {
      yield;
      if (isPlain(walker.currentNode, scope)) texts.push(clean(walker.currentNode.data));
    }
    return texts;
  }

  /** Where the content of a scope stands: its shadow root, if it has one. */
  function contentOf(scope) {
    return shadowOf(scope, true) ?? scope;
  }

  function* buttonsIn(scope) {
    // The attribute of a submit button is its caption, not something typed.
    const caption = (button) => textOf(button) || clean(button.getAttribute("value") ?? button.getAttribute("aria-label"));
    const captions = [];
    for (const button of contentOf(scope).querySelectorAll(BUTTONS)) {
      if (captions.length === CAPS.buttons) break;
      yield;
      if (!isAside(button, scope) && button.checkVisibility()) captions.push(caption(button));
    }
    return captions.filter(Boolean);
  }

  function* describeScope({ scope, field }, likely) {
    const dialog = closest(scope, DIALOGS);
    const named = dialog ?? scope;
    const kind = dialog ? "dialog" : scope.localName === "form" ? "form" : "page";
    if (!likely) return { kind };
    return {
      kind,
      title: clean(named.getAttribute("aria-label")) || textOfIds(named, "aria-labelledby"),
      headings: yield* shown(contentOf(scope).querySelectorAll(HEADINGS), CAPS.headings, scope),
      above: yield* headingsAbove(scope),
      before: yield* textsBefore(scope),
      texts: yield* textsIn(scope, field),
      buttons: yield* buttonsIn(scope),
    };
  }

  function kindOf(control) {
    if (control.localName === "input") return control.type;
    return ["select", "textarea"].includes(control.localName) ? control.localName : "editable";
  }

  function describeField(control, scope, index) {
    const attribute = (name) => clean(control.getAttribute(name));
    const labels = labelsOf(control);
    const length = control.maxLength;
    return {
      kind: kindOf(control),
      name: attribute("name"),
      id: attribute("id"),
      autocomplete: attribute("autocomplete"),
      inputmode: attribute("inputmode"),
      placeholder: attribute("placeholder"),
      pattern: attribute("pattern"),
      maxlength: length > 0 && length < 1e6 ? length : null,
      labels,
      before: labels.length ? "" : columnOf(control) || besideOf(control, scope, "previousSibling", 4),
      after: besideOf(control, scope, "nextSibling", 2),
      group: groupOf(control, scope),
      options: [...(control.options ?? [])].slice(0, CAPS.options).map((option) => clean(option.label, 40)),
      described: clean(`${textOfIds(control, "aria-describedby")} ${attribute("title")}`),
      scope: index,
      visible: isVisible(control),
      enabled: !control.disabled && !control.readOnly,
    };
  }

  /** Of too many scopes, those whose words are told of. */
  function* likeliest(scopes, found, fields) {
    if (scopes.length <= CAPS.scopes) return new Set(scopes);
    const ranks = (yield* ranked(found)).map((field) => scopes[fields[found.indexOf(field)].scope]);
    return new Set([...new Set(ranks)].slice(0, CAPS.scopes));
  }

  /**
   * PageFacts of this frame (crates/protocol/src/facts.rs), of what `controls`
   * gave. A generator, so that whoever runs it can pause wherever it yields.
   * A document without an address or scripts of its own is lent them.
   */
  function* facts(found, page = document, { address = location, scripts = page.scripts } = {}) {
    const scopes = [], fields = [], described = [];
    for (const field of found) {
      const scope = scopeOf(field);
      let index = scopes.findIndex((known) => known.scope === scope);
      if (index < 0) index = scopes.push({ scope, field }) - 1;
      fields.push(describeField(field, scope, index));
      yield;
    }
    const likely = yield* likeliest(scopes, found, fields);
    for (const scope of scopes) described.push(yield* describeScope(scope, likely.has(scope)));
    const loaded = [...scripts].filter((script) => /^https?:/.test(script.src)).slice(0, CAPS.scripts);
    return {
      path: clean(address.pathname + address.search + address.hash, 300),
      title: clean(page.title),
      lang: clean(page.documentElement.lang, 20),
      scopes: described,
      fields,
      scripts: loaded.map((script) => script.src.replace(/^https?:\/\/|[?#].*$/g, "").slice(0, CAPS.text)),
    };
  }

  globalThis.ringfenceDescribe = { CONTROLS, shadowOf, roots, controls, isVisible, isCandidate, facts };
})();
