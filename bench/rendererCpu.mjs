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
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const pids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const before = pids.map((pid) => cpuOf(pid).main);
  await page.evaluate(() => {
    const end = performance.now() + 300;
    while (performance.now() < end);
  });
  const spent = pids.map((pid, at) => cpuOf(pid).main - before[at]);
  return pids[spent.indexOf(Math.max(...spent))];
}
