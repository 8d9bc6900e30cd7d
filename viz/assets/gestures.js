"use strict";
// Moving a picture by hand: dragging, the wheel, two fingers. A press that does not move is a click.
kg.gestures = (stage, { zoom, pan, click, hover = () => {} }) => {
  const fingers = new Map();
  let start = null, moved = false;
  const local = ({ clientX, clientY }) => {
    const rect = stage.getBoundingClientRect();
    return [clientX - rect.left, clientY - rect.top];
  };
  stage.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(Math.exp(-event.deltaY * 0.0016), ...local(event));
  }, { passive: false });
  stage.addEventListener("pointerdown", (event) => {
    fingers.set(event.pointerId, event);
    start = event;
    moved = fingers.size > 1;
    hover(null);
  });
  stage.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return hover(local(event));
    if (fingers.size === 2) {
      const other = [...fingers.values()].find((one) => one.pointerId !== event.pointerId);
      const apart = (one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) || 1;
      const middle = { clientX: (event.clientX + other.clientX) / 2, clientY: (event.clientY + other.clientY) / 2 };
      zoom(apart(event) / apart(before), ...local(middle));
    } else if (moved || Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > 4) {
      if (!moved) stage.setPointerCapture(event.pointerId);
      moved = true;
      pan(event.clientX - before.clientX, event.clientY - before.clientY);
    }
    fingers.set(event.pointerId, event);
    return undefined;
  });
  for (const name of ["pointerup", "pointercancel", "pointerleave"]) {
    stage.addEventListener(name, (event) => { fingers.delete(event.pointerId); hover(null); });
  }
  stage.addEventListener("click", (event) => {
    if (moved) return;
    click(event, ...local(event));
    stage.focus({ preventScroll: true });
  });
};
