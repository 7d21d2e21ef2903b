// What runs in the page to time its frames.

/** From now on: the milliseconds from each frame to the next, in `frame_times`. */
export function watchFrames() {
  window.frame_times = [];
  let before = null;
  const frame = (now) => {
    if (before !== null) window.frame_times.push(now - before);
    before = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** 600 px a frame to the end of a list; the milliseconds of each frame. */
export async function scrollThrough(selector) {
  const list = document.querySelector(selector);
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
  const frames = [];
  let before = await frame();
  for (list.scrollTop = 0; list.scrollTop + list.clientHeight < list.scrollHeight - 1; ) {
    list.scrollTop += 600;
    const now = await frame();
    frames.push(now - before);
    before = now;
  }
  if (frames.length === 0) throw new Error(`There is nothing to scroll in ${selector}.`);
  return frames;
}
