// What a member center costs its host page: Lighthouse's score of performance and the time it calls
// blocked, with the tag and without, medians of some runs in turn.
import * as launcher from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { median } from './measure.mjs';

async function audit(address, port) {
  const options = { port, logLevel: 'error', onlyCategories: ['performance'] };
  const { lhr } = await lighthouse(address, options);
  const blocked = lhr.audits['total-blocking-time'].numericValue;
  return { score: 100 * lhr.categories.performance.score, blocked };
}

/** Points of the score lost, and milliseconds blocked more. */
export async function difference(withTag, without, runs = 5) {
  const chrome = await launcher.launch({
    chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    chromeFlags: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  const found = { withTag: [], without: [] };
  try {
    for (let run = 0; run < runs; run += 1) {
      found.without.push(await audit(without, chrome.port));
      found.withTag.push(await audit(withTag, chrome.port));
    }
  } finally {
    chrome.kill();
  }
  const of = (list, what) => median(list.map((one) => one[what]));
  return {
    score: of(found.without, 'score') - of(found.withTag, 'score'),
    blocked: of(found.withTag, 'blocked') - of(found.without, 'blocked'),
  };
}
