// What a trace of Chromium says of the main thread.

const TASK = 'ThreadControllerImpl::RunTask';

/** The thread that the page's marks were made on. */
const mainThread = (events) => {
  const { pid, tid } = events.find(({ name }) => name === 'bench-frame');
  return (event) => event.pid === pid && event.tid === tid;
};

/**
 * CPU milliseconds of each frame on the main thread: all tasks after one frame's animation callbacks up to and with the
 * task of the next, which is its scripts, style, layout and painting.
 */
export function framesOf(events) {
  const onMain = events.filter(mainThread(events));
  const marks = onMain
    .filter(({ name }) => name === 'bench-frame')
    .map(({ ts }) => ts)
    .toSorted((a, b) => a - b);
  const tasks = onMain.filter(({ name, ph }) => name === TASK && ph === 'X').toSorted((a, b) => a.ts - b.ts);
  const frames = [];
  let [at, sum] = [0, 0];
  for (const { ts, dur, tdur = dur } of tasks) {
    sum += tdur;
    let marked = false;
    for (; at < marks.length && marks[at] <= ts + dur; at++) marked = true;
    if (!marked) continue;
    frames.push(sum / 1000);
    sum = 0;
  }
  // Before the first there is what started the trace.
  return frames.slice(2);
}

export const quantile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];

/** Where the main thread's time went: by the kind of event, and by function where it was profiled. */
export function selfTimes(events) {
  const onMain = events
    .filter(mainThread(events))
    .filter(({ ph, dur }) => ph === 'X' && dur > 0)
    .toSorted((a, b) => a.ts - b.ts || b.dur - a.dur);
  const kinds = new Map();
  const open = [];
  for (const event of onMain) {
    while (open.length && open.at(-1).ts + open.at(-1).dur <= event.ts) open.pop();
    const own = event.tdur ?? event.dur;
    const parent = open.at(-1);
    if (parent) kinds.set(parent.name, (kinds.get(parent.name) ?? 0) - own);
    kinds.set(event.name, (kinds.get(event.name) ?? 0) + own);
    open.push(event);
  }
  return [table('event', kinds), table('function', functionTimes(events))].join('\n\n');
}

function functionTimes(events) {
  const names = new Map();
  const times = new Map();
  for (const { name, args } of events) {
    if (name !== 'ProfileChunk') continue;
    const { cpuProfile, timeDeltas } = args.data;
    for (const { id, callFrame } of cpuProfile?.nodes ?? [])
      names.set(id, `${callFrame.functionName || '(anonymous)'}:${callFrame.lineNumber ?? ''}`);
    for (const [i, id] of (cpuProfile?.samples ?? []).entries()) {
      const key = names.get(id) ?? '?';
      times.set(key, (times.get(key) ?? 0) + Math.max(0, timeDeltas[i] ?? 0));
    }
  }
  return times;
}

const table = (title, times) =>
  [...times]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 25)
    .map(([name, time]) => `${(time / 1000).toFixed(1).padStart(9)} ms  ${name}`)
    .join('\n')
    .replace(/^/, `${title}\n`);
