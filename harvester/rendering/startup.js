// Runs in every document before the scripts of the page: whatever a page could learn from the machine or the
// hour is the same in each rendering, and nothing waits for a frame to be drawn. The page's clock is the
// browser's virtual time, which moves only when it is told to; timers follow it by themselves.
(() => {
  "use strict";
  const later = window.setTimeout.bind(window);
  const forget = window.clearTimeout.bind(window);
  const replace = (owner, name, value) =>
    Object.defineProperty(owner, name, { value, configurable: true, writable: true });

  // Virtual time stands still while a script runs, so a loop that waits for the clock would never end. A
  // clock that is read over and over moves by a millisecond every so many times: the same in each rendering.
  const READS = 200;
  const RealDate = Date;
  const wallClock = Date.now.bind(Date);
  const stopwatch = performance.now.bind(performance);
  let last = -1, reads = 0, ahead = 0;
  const drift = (now) => {
    if (now !== last) { last = now; reads = 0; }
    reads += 1;
    if (reads % READS === 0) ahead += 1;
    return ahead;
  };
  const now = () => { const time = wallClock(); return time + drift(time); };
  const ShownDate = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, given, made) => Reflect.construct(target, given.length ? given : [now()], made),
  });
  replace(RealDate, "now", now);
  replace(RealDate.prototype, "constructor", ShownDate);
  replace(window, "Date", ShownDate);
  // The zero of this watch differs by fractions of a millisecond from one rendering to the next.
  replace(Performance.prototype, "now", () => Math.round(stopwatch()) + drift(wallClock()));

  // mulberry32, always from the same seed.
  let state = 0x9e3779b9;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  replace(Math, "random", random);
  const fill = (array) => {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = random() * 256;
    return array;
  };
  replace(Crypto.prototype, "getRandomValues", fill);
  replace(Crypto.prototype, "randomUUID", () => {
    const bytes = fill(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  });

  // Frames are drawn in real time, if at all; these follow the page's clock instead.
  const FRAME = 16;
  replace(window, "requestAnimationFrame", (callback) => later(() => callback(performance.now()), FRAME));
  replace(window, "cancelAnimationFrame", (handle) => forget(handle));
  replace(window, "requestIdleCallback", (callback) =>
    later(() => callback({ didTimeout: false, timeRemaining: () => 50 }), 1));
  replace(window, "cancelIdleCallback", (handle) => forget(handle));

  // An observer of this kind tells of everything it is shown once: content that waits until a reader scrolls
  // to it comes at once.
  class Observer {
    constructor(callback) {
      this.callback = callback;
      this.targets = new Set();
      this.waiting = [];
    }
    observe(target) {
      if (this.targets.has(target)) return;
      this.targets.add(target);
      this.waiting.push(target);
      later(() => this.tell(), 0);
    }
    unobserve(target) {
      this.targets.delete(target);
      this.waiting = this.waiting.filter((other) => other !== target);
    }
    disconnect() {
      this.targets.clear();
      this.waiting = [];
    }
    takeRecords() {
      const entries = this.waiting.map((target) => this.entry(target));
      this.waiting = [];
      return entries;
    }
    tell() {
      const entries = this.takeRecords();
      if (entries.length) this.callback.call(this, entries, this);
    }
  }
  replace(window, "IntersectionObserver", class IntersectionObserver extends Observer {
    constructor(callback, { root = null, rootMargin = "0px", threshold = 0 } = {}) {
      super(callback);
      Object.assign(this, { root, rootMargin, thresholds: [].concat(threshold) });
    }
    entry(target) {
      const box = target.getBoundingClientRect();
      return {
        target, time: performance.now(), isIntersecting: true, isVisible: true, intersectionRatio: 1,
        boundingClientRect: box, intersectionRect: box, rootBounds: null,
      };
    }
  });
  replace(window, "ResizeObserver", class ResizeObserver extends Observer {
    entry(target) {
      const { width, height } = target.getBoundingClientRect();
      const size = [{ inlineSize: width, blockSize: height }];
      return {
        target, contentRect: new DOMRect(0, 0, width, height),
        borderBoxSize: size, contentBoxSize: size, devicePixelContentBoxSize: size,
      };
    }
  });

  // What could speak to others past the requests that are answered, or open a window.
  for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "WebTransport", "SharedWorker"]) {
    delete window[name];
  }
  replace(window, "open", () => null);
  replace(window, "print", () => undefined);
})();
