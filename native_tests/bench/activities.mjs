// The activities that the README's figures of the coffee programme are measured with: the same
// lines on every machine, and the first of a longer run are those of a shorter one.
//
//   node native_tests/bench/activities.mjs 100000 > build/activities.jsonl
//
// 500 members enrol; then, day after day, most of them check in, most buy a coffee, some bring one
// back and some spend stars.
import { pathToFileURL } from 'node:url';

const kMembers = 500;
const kFirstDay = Date.parse('2026-01-01T00:00:00+08:00');
const kDay = 86_400_000;
const kHour = 3_600_000;
const kSecond = 1000;
const kShanghai = 8 * kHour;
const kCoffees = [2200, 2500, 2800, 3200, 3600];

// A linear congruential generator; its high bits are the better ones.
function chance(seed) {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 16) % sides;
  };
}

function timeOf(day, hour, member) {
  const local = kFirstDay + kShanghai + day * kDay + hour * kHour + member * kSecond;
  return new Date(local).toISOString().replace('.000Z', '+08:00');
}

function* onDay(day, below) {
  const activity = (type, hour, member, attributes) => ({
    id: `${type}-${member}-${day}`,
    member: `m-${member}`,
    type,
    at: timeOf(day, hour, member),
    ...(attributes && { attributes }),
  });
  const everyone = Array.from({ length: kMembers }, (_, member) => member);
  for (const member of everyone) {
    if (below(8) > 0) yield activity('check_in', 8, member);
  }
  const bought = everyone.map(() => (below(8) > 0 ? kCoffees[below(kCoffees.length)] : 0));
  for (const [member, amount] of bought.entries()) {
    if (amount) yield activity('purchase', 12, member, { amount, channel: 'app' });
  }
  for (const [member, amount] of bought.entries()) {
    if (!amount || below(40) > 0) continue;
    const purchase = `purchase-${member}-${day}`;
    yield activity('refund', 16, member, { purchase, amount: amount / 2 });
  }
  for (const member of everyone) {
    // By then the check-ins alone have brought so many stars.
    if (day < 7 || below(40) > 0) continue;
    yield activity('redeem', 20, member, { currency: 'stars', amount: 10, reference: 'cookie' });
  }
}

function* everyDay() {
  for (let member = 0; member < kMembers; member += 1) {
    yield { id: `enrol-${member}`, member: `m-${member}`, type: 'enrol', at: timeOf(0, 7, member) };
  }
  const below = chance(20_260_101);
  for (let day = 0; ; day += 1) yield* onDay(day, below);
}

export function* activities(count) {
  let made = 0;
  for (const activity of everyDay()) {
    if (made === count) return;
    made += 1;
    yield JSON.stringify(activity);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.stdout.write([...activities(Number(process.argv[2] ?? 100_000)), ''].join('\n'));
}
