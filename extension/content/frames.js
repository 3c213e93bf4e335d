// Where this frame stands among the frames of its tab, so that the notice of a
// frame without room can be drawn beside it, in the frame above. It asks only
// what every window may ask of another: which of its frames is which.
"use strict";
(function ringfenceFrames() {
  if (globalThis.ringfenceFrames) return;

  /** The index of a frame among those of its parent; -1 if its window is not to be told. */
  function indexIn(parent, frame) {
    for (let index = 0; index < parent.length; index++) if (parent[index] === frame) return index;
    return -1;
  }

  /** Room (crates/protocol/src/facts.rs) of this frame. */
  function room() {
    const seat = [];
    for (let frame = window; frame !== frame.parent; frame = frame.parent) seat.unshift(indexIn(frame.parent, frame));
    // Above the top frame is none: its size is nobody's business.
    const [width, height] = seat.length ? [innerWidth, innerHeight] : [0, 0];
    return { width, height, seat };
  }

  /** The element here in which a frame below stands, or null if it is not one of this frame's. */
  function elementOf({ asker, seat }) {
    const elements = [...document.querySelectorAll("iframe, frame, object, embed")];
    // Firefox knows a frame's id; elsewhere its seat tells.
    if (chrome.runtime.getFrameId) return elements.find((element) => chrome.runtime.getFrameId(element) === asker) ?? null;
    const above = seat.slice(0, -1), index = seat.at(-1);
    if (index < 0 || JSON.stringify(room().seat) !== JSON.stringify(above)) return null;
    return elements.find((element) => element.contentWindow === window[index]) ?? null;
  }

  globalThis.ringfenceFrames = { room, elementOf };
})();
