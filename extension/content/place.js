// Where a notice stands: beside its field, never on it, over as few controls as
// can be. Numbers in, numbers out; it touches no element.
"use strict";
(function ringfencePlace() {
  if (globalThis.ringfencePlace) return;

  // Pixels.
  const GAP = 9, MARGIN = 8, WIDTH = 340, SLIM = 288, NARROW = 480, LOW = 120, CORNER = 24;
  // Side, and the edge shared with the field; "trim" is cut at the window's edge rather than moved.
  const SPOTS = ["right start", "right end", "right trim", "left start", "left end", "left trim",
    "below start", "below end", "above start", "above end"].map((words) => words.split(" "));

  /** The part of the window that is seen, less the margins. */
  function view() {
    const { offsetLeft, offsetTop, width, height } = window.visualViewport;
    return { left: offsetLeft + MARGIN, top: offsetTop + MARGIN, right: offsetLeft + width - MARGIN, bottom: offsetTop + height - MARGIN };
  }

  const clamp = (least, wished, most) => Math.max(least, Math.min(wished, most));
  const isBeside = (side) => side === "right" || side === "left";

  /** Where a panel of this width and height would stand, and whether it may. */
  function spot([side, align], at, room, { width, tall }) {
    const from = align === "trim" ? clamp(room.top, at.top - CORNER, room.bottom) : room.top;
    const free = { below: room.bottom - at.bottom - GAP, above: at.top - GAP - room.top }[side] ?? room.bottom - from;
    const height = Math.min(tall, free);
    const [x, y] = align === "end" ? [at.right - width, at.bottom + CORNER - height] : [at.left, at.top - CORNER];
    const left = { right: at.right + GAP, left: at.left - GAP - width }[side] ?? clamp(room.left, x, room.right - width);
    const top = { below: at.bottom + GAP, above: at.top - GAP - height }[side] ?? clamp(room.top, y, room.bottom - height);
    const fits = left >= room.left && left + width <= room.right && height >= Math.min(tall, LOW);
    return { side, align, left, top, width, height, fits, cut: (tall - height) / tall };
  }

  const covers = (place, box) => box.width > 0 && box.left < place.left + place.width && box.right > place.left
    && box.top < place.top + place.height && box.bottom > place.top;

  /** Among places, the one that covers least; among equals the present one, then the first. */
  function choose(spots, boxes) {
    const cost = (place) => boxes.filter((box) => covers(place, box)).length + 3 * place.cut;
    const priced = spots.filter((place) => place.fits).map((place) => ({ place, cost: cost(place) }));
    return priced.sort((one, other) => one.cost - other.cost)[0]?.place;
  }

  /** The widths a panel may have: the one it likes, and narrower ones that bring it beside the field. */
  function widthsFor(at, room) {
    const all = room.right - room.left;
    if (all < NARROW) return [all];
    const beside = [room.right - at.right, at.left - room.left].map((free) => Math.floor(free) - GAP);
    return [WIDTH, ...beside.filter((free) => free >= SLIM && free < WIDTH)];
  }

  /**
   * Where a panel goes beside a field: `at` the field's box with what is drawn
   * around it, `aim` its own, `room` what is seen of the window, `sizes` what
   * `width` the panel may have and how `tall` it would be, `before` the place it
   * has, `stays` if it must keep it where that is possible, `boxes()` what it had
   * better not cover. Gives side, box and `arrow`, or nothing.
   */
  function place({ at, aim, room, sizes, before, stays, boxes }) {
    const spotsOf = (kind) => sizes.map((size) => spot(kind, at, room, size));
    const present = before ? spotsOf([before.side, before.align]) : [];
    const kept = stays && present.find((place) => place.fits);
    const chosen = kept || choose([...present, ...SPOTS.flatMap(spotsOf)], boxes());
    return chosen && { ...chosen, arrow: arrowOf(chosen, aim) };
  }

  /** How far along its edge the arrow points at the field. */
  function arrowOf(place, at) {
    const beside = isBeside(place.side);
    const middle = beside ? (at.top + at.bottom) / 2 - place.top : (at.left + Math.min(at.right, at.left + WIDTH)) / 2 - place.left;
    return clamp(CORNER, middle, (beside ? place.height : place.width) - CORNER) - 6;
  }

  globalThis.ringfencePlace = { view, widthsFor, place };
})();
