// A programme and activities that every test here can use: one point a unit.
export const program = {
  id: 'corner',
  version: 1,
  name: 'Corner',
  zone: 'Asia/Shanghai',
  money: 'CNY',
  enrolment: 'automatic',
  currencies: [{ id: 'points', name: 'Points' }],
  rules: [
    { id: 'spend', on: 'purchase', grant: { points: { of: 'amount', rate: [1, 100] } } },
  ],
};

export const purchase = (number, amount = 6800) => ({
  id: `o-${number}`,
  member: 'lin',
  type: 'purchase',
  at: `2026-10-21T09:${String(number).padStart(2, '0')}:00+08:00`,
  attributes: { amount },
});
