// CPU time of a page's renderer, by the kernel's own account (schedstat): what other processes take does not count.
import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of the main thread, and of all threads, of a process so far. */
export function cpuOf(pid) {
  let [main, all] = [0, 0];
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    try {
      const time = Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
      all += time;
      if (thread === String(pid)) main = time;
    } catch {
      // The thread ended while the folder was read.
    }
  }
  return { main, all };
}

/** The process of `page`: the renderer that works while the page does. Chromium keeps others ready. */
export async function rendererOf(browser, page) {
  const session = await browser.newBrowserCDPSession();
  // Other renderers start up and work for a moment too: the page's is the one that does so alone, time after time.
  let [winner, wins] = [0, 0];
  for (let attempt = 0; attempt < 50; attempt++) {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const pids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
    const before = pids.map((pid) => cpuOf(pid).main);
    await page.evaluate(() => {
      const end = performance.now() + 100;
      while (performance.now() < end);
    });
    const grown = pids.map((pid, index) => cpuOf(pid).main - before[index]);
    const [most, next = 0] = grown.toSorted((a, b) => b - a);
    const pid = pids[grown.indexOf(most)];
    const isClear = most > 20 && next < most / 5;
    wins = !isClear ? 0 : pid === winner ? wins + 1 : 1;
    winner = pid;
    if (wins < 3) continue;
    await session.detach();
    return winner;
  }
  throw new Error('No renderer stood out while the page worked: is something else busy on this machine?');
}
