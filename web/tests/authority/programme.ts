// A small programme with everything that matters to a backend: what may wait, what may not.
import type { Program } from '@perennial/engine';

export const harbour: Program = {
  id: 'harbour',
  version: 1,
  name: 'Harbour Club',
  zone: 'Asia/Shanghai',
  currencies: [{ id: 'points', name: 'Points' }],
  rules: [{ id: 'spend', on: 'purchase', grant: { points: { of: 'amount', rate: [1, 100] } } }],
  streaks: [{ id: 'daily', on: 'check_in', ladder: [{ at: 1, grant: { points: 5 } }] }],
  rewards: [{ id: 'cup', name: 'Cup', cost: { points: 10 } }],
  draws: [
    {
      id: 'wheel',
      name: 'Wheel',
      cost: { points: 1 },
      prizes: [{ id: 'shell', weight: 1, grant: { points: 2 } }],
    },
  ],
};
