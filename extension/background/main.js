// The background: registers its listeners at once, asks the engine, performs
// the effects. It decides nothing. Whatever it must remember lies in the
// browser's storage, for it may be stopped after every event.
import init, { handle } from "../wasm/background.js";

const ready = init();
// One request after the other: the engine reads the state, the effects write it.
let queue = Promise.resolve();

chrome.runtime.onMessage.addListener((message, sender, reply) => {
  const request = requestOf(message, sender);
  if (!request) return false;
  ask(request).then(reply, (error) => {
    console.error("ringfence:", error);
    reply(null);
  });
  return true;
});
// The line of the present document in each frame: the end of an older one says nothing.
const lines = new Map();
chrome.runtime.onConnect.addListener((line) => {
  const { tab, frameId } = line.sender;
  const frame = `${tab?.id} ${frameId}`;
  lines.set(frame, line);
  line.onDisconnect.addListener(() => {
    if (lines.get(frame) !== line) return;
    lines.delete(frame);
    const request = requestOf({ kind: "page", ask: "left" }, line.sender);
    if (request) ask(request).catch((error) => console.error("ringfence:", error));
  });
});
chrome.runtime.onInstalled.addListener(({ reason }) => {
  addMenu();
  ask(event(reason === "install" ? "installed" : "started"));
});
chrome.runtime.onStartup.addListener(() => {
  addMenu();
  ask(event("started"));
});
// Firefox for Android has neither menus nor a keyboard.
chrome.contextMenus?.onClicked.addListener(({ frameId }, tab) => asked(tab, frameId));
chrome.commands?.onCommand.addListener((_, tab) => asked(tab));
chrome.permissions.onAdded.addListener(() => ask(event("permissions-changed")));
chrome.permissions.onRemoved.addListener(() => ask(event("permissions-changed")));
chrome.tabs.onRemoved.addListener((tab) => ask(event({ "tab-closed": { tab } })));
chrome.storage.onChanged.addListener((_, area) => {
  if (area === "managed") ask(event("policy-changed"));
  if (area === "sync") ask(event("sync"));
});

const MENU = "check-field";

function addMenu() {
  chrome.contextMenus?.removeAll(() => {
    chrome.contextMenus.create({ id: MENU, title: chrome.i18n.getMessage("menu_check_field"), contexts: ["editable"] });
  });
}

/** The click or the keys give leave for this tab until it goes elsewhere. */
function asked(tab, frame = 0) {
  if (tab) ask(event({ asked: { tab: tab.id, url: tab.url ?? "", frame } }));
}

function event(event) {
  return { event };
}

/** Who asks comes from the browser, never from the message. */
function requestOf(message, { url = "", tab, frameId = 0, id }) {
  if (id !== chrome.runtime.id || !["page", "screen"].includes(message?.kind)) return null;
  const own = url.startsWith(chrome.runtime.getURL(""));
  const sender = { url, top: tab?.url ?? "", tab: tab?.id ?? null, frame: frameId, own, private: tab?.incognito ?? message.private === true };
  return { [message.kind]: [sender, message.ask] };
}

function ask(request) {
  const answer = queue.then(() => answerTo(request));
  queue = answer.catch(() => {});
  return answer;
}

async function answerTo(request) {
  const [state] = await Promise.all([readState(request), ready]);
  const [response, effects] = handle(state, request);
  for (const effect of effects) {
    const stays = await perform[effect.effect](effect);
    // Nobody above took it: it is drawn where it was asked for.
    if (effect.effect === "lift" && stays) response.reply.place = "untaken";
  }
  return response;
}

async function readState(request) {
  const [local, session, policy, permissions, area] = await Promise.all([
    chrome.storage.local.get("settings"),
    chrome.storage.session.get("session"),
    // Without an administrator's policy Firefox rejects and Chrome gives {}.
    chrome.storage.managed.get(null).catch(() => ({})),
    chrome.permissions.getAll(),
    request.event === "sync" ? readSyncArea() : {},
  ]);
  return {
    settings: local.settings ?? {},
    session: session.session ?? {},
    policy: policy ?? {},
    granted: permissions.origins ?? [],
    shipped: chrome.runtime.getManifest().host_permissions,
    now: Date.now(),
    ...area,
  };
}

function readSyncArea() {
  return chrome.storage.sync.get(null).then(
    (synced) => ({ synced }),
    (error) => ({ unreadable: String(error?.message ?? error) }),
  );
}

const LOOKS = {
  silent: { text: "", color: "#5f6b76", title: "action_title" },
  nothing: { text: "–", color: "#5f6b76", title: "action_title_nothing" },
  inform: { text: "i", color: "#0b6e8a", title: "action_title_inform" },
  warn: { text: "!", color: "#b45309", title: "action_title_warn" },
};

const perform = {
  store: ({ settings }) => chrome.storage.local.set({ settings }),
  remember: ({ session }) => chrome.storage.session.set({ session }),
  async badge({ tab, badge }) {
    const look = LOOKS[badge.nothing ? "nothing" : badge.level];
    await ignoreGone(
      chrome.action.setBadgeText({ tabId: tab, text: look.text }),
      chrome.action.setBadgeBackgroundColor({ tabId: tab, color: look.color }),
      chrome.action.setTitle({ tabId: tab, title: chrome.i18n.getMessage(look.title) }),
    );
  },
  draw: ({ tab, frame }) =>
    ignoreGone(
      chrome.scripting.executeScript({
        target: { tabId: tab, frameIds: [frame] },
        files: ["content/card.js", "content/place.js", "content/notice.js"],
        injectImmediately: true,
      }),
    ),
  async lift({ tab, frame, asker, seat }) {
    const taken = await chrome.tabs.sendMessage(tab, { kind: "lift", frame, asker, seat }).catch(() => false);
    if (!taken) await perform.draw({ tab, frame: asker });
    return !taken;
  },
  drop: ({ tab, frame, below }) => void ignoreGone(chrome.tabs.sendMessage(tab, { kind: "drop", frame: below }, { frameId: frame })),
  watch,
  welcome: () => chrome.tabs.create({ url: "/welcome/welcome.html" }),
  async "check-once"({ tab, asked }) {
    const target = { tabId: tab, allFrames: true };
    const reached = await chrome.scripting.executeScript({ target, files: shimFiles() }).catch(() => null);
    // Not awaited: it waits for this one to end.
    if (!reached) return void ask(event({ unreachable: { tab } }));
    const message = asked === null ? [{ kind: "look-again" }] : [{ kind: "asked" }, { frameId: asked }];
    await ignoreGone(chrome.tabs.sendMessage(tab, ...message));
  },
  sync: ({ set, remove }) =>
    tellSynced(chrome.storage.sync.set(set).then(() => remove.length && chrome.storage.sync.remove(remove))),
  "clear-sync": () => tellSynced(chrome.storage.sync.clear(), true),
  "sync-later"({ wait }) {
    setTimeout(() => ask(event("sync")), wait);
  },
  // Nobody waits for a tab: a frozen one never answers.
  async "look-again"() {
    const tabs = await chrome.tabs.query({});
    void ignoreGone(...tabs.map((tab) => chrome.tabs.sendMessage(tab.id, { kind: "look-again" })));
  },
};

/** The outcome is an event of its own, which waits its turn. */
async function tellSynced(promise, cleared = false) {
  const trouble = await promise.then(() => null, (error) => String(error?.message ?? error));
  ask(event({ synced: { trouble, cleared } }));
}

/** A tab or frame may be gone by now: nothing is lost. */
function ignoreGone(...promises) {
  return Promise.allSettled(promises);
}

const SCRIPT = "granted";

/** Firefox lists them as full addresses, and takes none such. */
function shimFiles() {
  const [{ js }] = chrome.runtime.getManifest().content_scripts;
  return js.map((file) => new URL(file, location.origin).pathname.slice(1));
}

/** Runs the shim on these origins: from now on, and in the tabs already open. */
async function watch({ origins }) {
  const before = await chrome.scripting.getRegisteredContentScripts({ ids: [SCRIPT] });
  const shim = chrome.runtime.getManifest().content_scripts[0];
  const files = shimFiles();
  const script = {
    id: SCRIPT,
    js: files,
    matches: origins,
    excludeMatches: shim.matches,
    allFrames: true,
    matchOriginAsFallback: true,
    runAt: "document_idle",
  };
  if (!origins.length) {
    if (before.length) await chrome.scripting.unregisterContentScripts({ ids: [SCRIPT] });
    return;
  }
  if (before.length) await chrome.scripting.updateContentScripts([script]);
  else await chrome.scripting.registerContentScripts([script]);
  const tabs = await chrome.tabs.query({ url: origins });
  void ignoreGone(
    ...tabs.map((tab) =>
      chrome.scripting.executeScript({ target: { tabId: tab.id, allFrames: true }, files }),
    ),
  );
}
