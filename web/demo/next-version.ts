// The second version of the demo's programme, made from the first: what a brand might change.
import type { Program } from '@perennial/engine';

/** Twice the stars for every purchase, more for the first day, and an easier Gold. */
export function nextVersion(program: Program): Program {
  const next = structuredClone(program);
  next.version = program.version + 1;
  next.about = {
    en: 'Two stars for every yuan, and more for every day you say hello.',
    'zh-CN': '每 1 元得 2 星，每天来打个招呼得更多。',
  };
  const spend = next.rules!.find((rule) => rule.id === 'spend')!;
  spend.grant = { stars: { rate: [2, 100], of: 'amount' } };
  const [daily] = next.streaks!;
  daily!.ladder![0]!.grant = { stars: 8 };
  const gold = next.tiers![0]!.levels.find((level) => level.id === 'gold')!;
  gold.need = { growth: 800 };
  return next;
}
