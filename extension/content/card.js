// What a notice looks like: its parts as elements, its style. It knows nothing
// of where it stands or when it comes.
"use strict";
(function ringfenceCard() {
  if (globalThis.ringfenceCard) return;

  const ICONS = {
    brand: "M12 2.2a9.8 9.8 0 1 1-8.5 4.9M10 6.5h4a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-4a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM11.6 15h.8",
    warn: "M12 4 21.5 20.5h-19zM12 10.5v4M12 17.4v.1",
    inform: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5M12 7.7v.1",
    close: "M6.5 6.5l11 11M17.5 6.5l-11 11",
    leave: "M7.5 16.5l9-9M9.5 7h7.5v7.5",
    more: "M6 9.5l6 6 6-6",
  };
  // What no page may change stands in :host as important: there the inner sheet
  // wins over the page's sheets and over the style attribute alike.
  const STYLE = `
:host{all:initial!important;display:none!important;position:fixed!important;inset:0 auto auto 0!important;z-index:2147483647!important}
:host(:popover-open){display:block!important}
:host::before,:host::after,:host::backdrop{display:none!important}
*{box-sizing:border-box}
.panel{--ink:#221f1b;--soft:#5f584f;--line:#ddd6cb;--face:#fffefc;--mark:#0b5c68;--tint:#e1f1f3;--go:#0b6370;--on-go:#fff;--deep:#2a1f0a33;
position:fixed;display:flex;flex-direction:column;color:var(--ink);background:var(--face);border:1px solid var(--line);border-radius:14px;
box-shadow:0 1px 3px var(--deep),0 10px 32px var(--deep);font:14px/1.45 system-ui,sans-serif;text-align:start;overflow-wrap:anywhere;color-scheme:light dark}
[data-level=warn]{--mark:#854400;--tint:#fdeecd}
.away{visibility:hidden}
.arrow{position:absolute;width:12px;height:12px;background:var(--face);border:solid var(--line);border-width:1px 0 0 1px}
[data-side=right] .arrow{left:-6.5px;top:var(--at);rotate:-45deg}
[data-side=left] .arrow{right:-6.5px;top:var(--at);rotate:135deg}
[data-side=below] .arrow{top:-6.5px;left:var(--at);rotate:45deg}
[data-side=above] .arrow{bottom:-6.5px;left:var(--at);rotate:225deg}
svg{flex:none;width:1.2em;height:1.2em;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.head,.level,.way,.why,.close,.row,.sources a{display:flex;align-items:center}
.head{gap:8px;padding:8px 8px 2px 16px;color:var(--mark)}
.head>svg{width:22px;height:22px;stroke-width:1.7}
.name{font-size:12.5px;font-weight:600;color:var(--soft)}
.level{gap:5px;padding:2px 9px 2px 7px;border:1px solid transparent;border-radius:99px;background:var(--tint);font-size:12px;font-weight:600}
.scroll{overflow:auto;overscroll-behavior:contain;scrollbar-width:thin;scrollbar-color:var(--line) transparent;scrollbar-gutter:stable;
padding:4px 16px 14px;padding-inline-end:max(0px,16px - var(--bar,0px));border-radius:0 0 13px 13px;outline:0}
h2{margin:0 0 6px;font-size:16px;line-height:1.3;font-weight:650;text-wrap:balance}
p,ul,ol{margin:0 0 10px;padding:0;list-style:none}
.note{margin:0 0 12px;padding:6px 10px;border-inline-start:3px solid var(--mark);border-radius:4px;background:var(--tint)}
.small{display:block;font-size:12.5px;color:var(--soft)}
a{color:var(--go);text-underline-offset:3px}
button,.go{min-height:32px;border:1px solid transparent;border-radius:8px;background:none;color:inherit;font:inherit;cursor:pointer}
:focus-visible{outline:2px solid var(--go);outline-offset:2px}
.close{justify-content:center;width:32px;margin-inline-start:auto;padding:0;color:var(--soft)}
.way,.sources a{gap:5px;min-height:32px}
.go{justify-content:center;min-height:40px;margin:0 0 8px;padding:6px 14px;background:var(--go);color:var(--on-go);font-weight:600;text-decoration:none}
.row{flex-wrap:wrap;gap:6px}
ul.row{column-gap:18px;margin:-4px 0 6px;row-gap:0}
[dir=rtl] .way svg{scale:-1 1}
.why{gap:6px;margin-inline-start:-8px;padding:0 8px;color:var(--go);font-weight:600}
.why .small{font-weight:400}
.why svg{transition:rotate .15s}
[aria-expanded=true] svg{rotate:180deg}
.sources{margin:4px 0 0}
.sources li{padding:8px 0;border-top:1px solid var(--line)}
.sources a{padding:4px 0;line-height:1.3}
.sources p{margin:0}
.answers{margin:8px 0 6px;padding-top:12px;border-top:1px solid var(--line)}
.answers button{padding:4px 10px;border-color:var(--line);font-size:13px}
button:hover{background:var(--tint)}
.go:hover{filter:brightness(1.1)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (prefers-color-scheme:dark){.panel{--ink:#f2eee8;--soft:#bbb3a8;--line:#4d4841;--face:#262422;--mark:#86d5de;--tint:#1b3c41;--go:#7ad0da;--on-go:#06292e;--deep:#0008}
[data-level=warn]{--mark:#f5c467;--tint:#47370f}}
@media (forced-colors:active){.level,.go,.answers button{border-color:currentColor}}
@media (prefers-reduced-motion:reduce){.why svg{transition:none}}
@media print{:host(:popover-open){display:none!important}}`;

  const say = (key, args) => chrome.i18n.getMessage(key, args);

  function make(tag, attributes, content = []) {
    const node = document.createElement(tag);
    for (const [name, text] of Object.entries(attributes)) node.setAttribute(name, text);
    if (typeof content === "string") node.textContent = content;
    else node.append(...content);
    return node;
  }

  function icon(name) {
    const [svg, path] = ["svg", "path"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", ICONS[name]);
    svg.append(path);
    return svg;
  }

  // Texts about services, in a notice of any language.
  const ENGLISH = { lang: "en", dir: "ltr" };

  /** A `Text` as an element. */
  function written(tag, text) {
    if (text.text === "message") return make(tag, {}, say(text.key, text.args.map(dated)));
    return make(tag, { dir: "auto", ...(text.lang && { lang: text.lang }) }, text.words);
  }

  // Tab must not find the controls by itself but be led through them (`tabbed`):
  // they stand at the end of the document, and belong right after the field.
  function button(clicks, look, attributes, content, act) {
    const node = make("button", { type: "button", tabindex: "-1", class: look, ...attributes }, content);
    clicks.push([node, act]);
    return node;
  }

  function link(url, look, content) {
    const unseen = make("span", { class: "unseen" }, ` (${say("notice_new_tab")})`);
    const href = /^https?:/i.test(url) ? { href: url } : {};
    return make("a", { class: look, target: "_blank", rel: "noopener noreferrer", tabindex: "-1", ...href }, [...content, unseen]);
  }

  function way(view, look) {
    const node = link(view.url, `way ${look}`, [written("span", view.label), icon("leave")]);
    if (!view.checked) node.title = say("notice_unchecked");
    return node;
  }

  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD` as dates are written in the notice's language. */
  function dated(date) {
    if (!/^\d{4}(-\d\d){0,2}$/.test(date)) return date;
    const [year, month, day] = date.split("-").map(Number);
    const form = { year: "numeric", month: month && "long", day: day && "numeric", timeZone: "UTC" };
    return new Intl.DateTimeFormat(say("notice_lang"), form).format(Date.UTC(year, (month || 1) - 1, day || 1));
  }

  function source(view) {
    const when = view.date
      ? make("time", { datetime: view.date }, dated(view.date))
      : make("span", {}, say(view.copy ? "notice_undated_copy" : "notice_undated_read", [dated(view.read_on)]));
    const region = say(`notice_source_${view.region}`);
    const age = view.age ? [" · ", make("strong", {}, say("notice_source_age", [String(view.age)]))] : [];
    const from = make("span", { class: "small" }, [when, ...age, " · ", written("span", view.kind), " · ", view.publisher, ...(region ? [" · ", region] : [])]);
    const title = link(view.url, "", [make("span", ENGLISH, view.title)]);
    const doubt = view.address_checked ? [] : [make("span", { class: "small" }, say("notice_unchecked"))];
    return make("li", {}, [from, title, ...doubt, make("p", ENGLISH, view.fact)]);
  }

  function head(level, clicks, acts) {
    const mark = make("span", { class: "level" }, [icon(level), say(`notice_level_${level}`)]);
    const shut = button(clicks, "close", { "aria-label": say("notice_close") }, [icon("close")], (event) => acts.close(event));
    return make("div", { class: "head" }, [icon("brand"), make("span", { class: "name" }, say("notice_name")), mark, shut]);
  }

  function ways([first, ...others]) {
    const rest = others.map((view) => make("li", {}, [way(view, "")]));
    return [...(first ? [way(first, "go")] : []), ...(rest.length ? [make("ul", { class: "row" }, rest)] : [])];
  }

  function reasons(sources, clicks, acts) {
    if (!sources.length) return [];
    const list = make("ol", { class: "sources", id: "sources", hidden: "" }, sources.map(source));
    const count = make("span", { class: "small" }, say("notice_sources", [String(sources.length)]));
    const label = [make("span", {}, say("notice_why")), count, icon("more")];
    const why = button(clicks, "why", { "aria-expanded": "false", "aria-controls": "sources" }, label, () => {
      list.hidden = !list.hidden;
      why.setAttribute("aria-expanded", String(!list.hidden));
      if (!list.hidden) acts.opened(why);
    });
    return [why, list];
  }

  function answers(kinds, clicks, acts) {
    if (!kinds.length) return [];
    const offers = kinds.map((kind) => {
      const key = `notice_answer_${kind.replace("-", "_")}`;
      return button(clicks, "", { title: say(`${key}_does`) }, say(key), (event) => acts.answer(event, kind));
    });
    const group = make("div", { class: "answers row", role: "group", "aria-label": say("notice_answers") }, offers);
    return [group, make("span", { class: "small" }, say("notice_undo"))];
  }

  /**
   * The parts of a panel for a notice: `head`, `scroll` below it, the `title`'s
   * words. `clicks` are buttons and what a click on each does; `acts` are what a
   * click may do: `close(event)`, `answer(event, kind)`, `opened(element)`.
   */
  function card(notice, acts) {
    const clicks = [];
    const label = make("span", { class: "small" }, say("notice_note"));
    const note = notice.note ? [make("div", { class: "note" }, [label, written("div", notice.note)])] : [];
    const title = written("h2", notice.title);
    const scroll = make("div", { class: "scroll", tabindex: "-1" }, [title, written("p", notice.body), ...note,
      ...ways(notice.ways), written("p", notice.advice), ...reasons(notice.sources, clicks, acts), ...answers(notice.answers, clicks, acts)]);
    return { head: head(notice.level, clicks, acts), scroll, title: title.textContent, clicks };
  }

  /** The extension's own pages allow no style element, and Firefox lets no content script adopt a sheet. */
  function dress(root) {
    if (!location.protocol.endsWith("-extension:")) return root.append(make("style", {}, STYLE));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
  }

  globalThis.ringfenceCard = { dress, make, card };
})();
