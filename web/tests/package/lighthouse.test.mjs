// What a host page pays for the tag, as Lighthouse says on its slow phone: medians of five.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostCost, limits } from '../../scripts/lighthouse.mjs';

test('[A41] the tag costs its page at most 2 points and 50 ms of blocking', async () => {
  const { score, blocked } = await hostCost();
  assert.ok(score <= limits.score, `${score} points lost`);
  assert.ok(blocked <= limits.blocked, `${blocked} ms blocked longer`);
});
