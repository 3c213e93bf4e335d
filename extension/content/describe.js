// Describes the fields of a page as plain facts: structure and the page's own
// words, capped in number and length. It never reads what somebody typed, and
// it judges nothing: that is the engine's part (crates/detect).
"use strict";
(function ringfenceDescribe() {
  if (globalThis.ringfenceDescribe) return;

  const CAPS = { fields: 32, scopes: 8, headings: 12, buttons: 12, texts: 40, nodes: 600, scripts: 48, text: 160 };
  const CONTROLS = "input, select, textarea, [contenteditable=''], [contenteditable=true], [role=textbox]";
  const UNTYPED = new Set(["hidden", "checkbox", "radio", "button", "submit", "reset", "image", "file", "range", "color"]);
  const HEADINGS = "h1, h2, h3, h4, h5, h6, [role=heading], legend";
  const DIALOGS = "dialog, [role=dialog], [role=alertdialog], [aria-modal=true]";
  const BUTTONS = "button, [role=button], input[type=submit], input[type=button]";
  const NO_TEXT = "script, style, noscript, template, select, textarea, [contenteditable=true], [role=textbox], svg";
  const AWAY = "[aria-hidden=true], [inert]";

  /** The shadow root of an element, open or closed, if it has one. */
  function shadowOf(element) {
    if (element.shadowRoot) return element.shadowRoot;
    if (!element.localName.includes("-")) return null;
    return element.openOrClosedShadowRoot ?? globalThis.chrome?.dom?.openOrClosedShadowRoot?.(element) ?? null;
  }

  /** The document and every shadow root below it. */
  function roots(root = document, found = []) {
    found.push(root);
    for (const element of root.querySelectorAll("*")) {
      const shadow = shadowOf(element);
      if (shadow) roots(shadow, found);
    }
    return found;
  }

  /** Every control that takes something typed or chosen, in document order. */
  function controls(inRoots) {
    const every = inRoots.flatMap((root) => [...root.querySelectorAll(CONTROLS)]);
    return every.filter((control) => !UNTYPED.has(control.type)).slice(0, CAPS.fields);
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
    const line = (text ?? "").replace(/\s+/g, " ").trim();
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
    const labels = [...(control.labels ?? [])].map(textOf);
    const aria = [clean(control.getAttribute("aria-label")), textOfIds(control, "aria-labelledby")];
    return [...labels, ...aria].filter(Boolean);
  }

  /** The text just before a control, or just after it where labels float. */
  function besideOf(control, scope) {
    const beside = (element, step) => {
      for (let node = element[step]; node; node = node[step]) {
        if (node.nodeType === Node.ELEMENT_NODE && (node.matches(CONTROLS) || node.querySelector(CONTROLS))) return null;
        const text = textOf(node);
        if (text) return text;
      }
      return "";
    };
    let element = control;
    for (let level = 0; level < 4 && element && element !== scope; level++) {
      const before = beside(element, "previousSibling");
      if (before) return before;
      const after = level < 2 && before === "" ? beside(element, "nextSibling") : "";
      if (after) return after;
      if (before === null) return "";
      element = element.parentElement;
    }
    return "";
  }

  function closest(element, selector) {
    for (let node = element; node; node = node.getRootNode().host) {
      const found = node.closest(selector);
      if (found) return found;
    }
    return null;
  }

  /** The dialog or form around a control; else the nearest part with a heading. */
  function scopeOf(control) {
    const room = closest(control, `${DIALOGS}, form`);
    if (room) return room;
    for (let part = control.parentElement; part && part !== document.body; part = part.parentElement) {
      if (part.querySelector(HEADINGS)) return part;
    }
    const root = control.getRootNode();
    return root instanceof ShadowRoot ? root.host : document.body;
  }

  function shown(elements, cap) {
    const texts = [];
    for (const element of elements) {
      if (texts.length === cap) break;
      if (!element.closest(AWAY) && element.checkVisibility()) texts.push(textOf(element) || clean(element.getAttribute("aria-label")));
    }
    return texts.filter(Boolean);
  }

  /** The headings before a scope, the nearest first, out of its shadow root too. */
  function headingsAbove(scope) {
    const above = [];
    for (let at = scope; at && above.length < 3; at = at.getRootNode().host) {
      const headings = [...at.getRootNode().querySelectorAll(HEADINGS)].slice(0, 200);
      const before = headings.filter((heading) => at.compareDocumentPosition(heading) === Node.DOCUMENT_POSITION_PRECEDING);
      above.push(...shown(before.reverse(), 3 - above.length));
    }
    return above;
  }

  function textsIn(scope) {
    const walker = document.createTreeWalker(contentOf(scope), NodeFilter.SHOW_TEXT);
    const texts = [];
    for (let seen = 0; seen < CAPS.nodes && texts.length < CAPS.texts && walker.nextNode(); seen++) {
      const { data, parentElement } = walker.currentNode;
      if (!data.trim() || !parentElement || parentElement.closest(`${NO_TEXT}, ${HEADINGS}, ${BUTTONS}, ${AWAY}`)) continue;
      if (parentElement.checkVisibility()) texts.push(clean(data));
    }
    return texts;
  }

  /** Where the content of a scope stands: its shadow root, if it has one. */
  function contentOf(scope) {
    return shadowOf(scope) ?? scope;
  }

  function buttonsIn(scope) {
    // The attribute of a submit button is its caption, not something typed.
    const caption = (button) => textOf(button) || clean(button.getAttribute("value") ?? button.getAttribute("aria-label"));
    const buttons = [...contentOf(scope).querySelectorAll(BUTTONS)].filter((button) => button.checkVisibility());
    return buttons.slice(0, CAPS.buttons).map(caption).filter(Boolean);
  }

  function describeScope(scope) {
    const dialog = closest(scope, DIALOGS);
    const named = dialog ?? scope;
    return {
      kind: dialog ? "dialog" : scope.localName === "form" ? "form" : "page",
      title: clean(named.getAttribute("aria-label")) || textOfIds(named, "aria-labelledby"),
      headings: shown(contentOf(scope).querySelectorAll(HEADINGS), CAPS.headings),
      above: headingsAbove(scope),
      texts: textsIn(scope),
      buttons: buttonsIn(scope),
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
      before: labels.length ? "" : besideOf(control, scope),
      described: clean(`${textOfIds(control, "aria-describedby")} ${attribute("title")}`),
      scope: index,
      visible: isVisible(control),
      enabled: !control.disabled && !control.readOnly,
    };
  }

  /** PageFacts of this frame (crates/protocol/src/facts.rs). */
  function facts(found) {
    const scopes = [];
    const fields = found.map((control) => {
      const scope = scopeOf(control);
      if (!scopes.includes(scope) && scopes.length < CAPS.scopes) scopes.push(scope);
      return describeField(control, scope, Math.max(0, scopes.indexOf(scope)));
    });
    const scripts = [...document.scripts].filter((script) => /^https?:/.test(script.src)).slice(0, CAPS.scripts);
    return {
      path: clean(location.pathname + location.search + location.hash, 300),
      title: clean(document.title),
      lang: clean(document.documentElement.lang, 20),
      scopes: scopes.map(describeScope),
      fields,
      scripts: scripts.map((script) => script.src.replace(/^https?:\/\/|[?#].*$/g, "").slice(0, CAPS.text)),
    };
  }

  globalThis.ringfenceDescribe = { roots, controls, isVisible, isCandidate, facts };
})();
