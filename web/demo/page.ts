// The brand's page: its products sell, and a panel of controls plays the shop's till, the clock and
// the back office. Everything goes through the member center's own backend.
import '../src/define.js';
import type { Activity, Attributes, JournalRecord } from '../src/model/view.js';
import { DemoClock } from './clock.js';
import { type Language, type TextKey, texts } from './texts.js';

interface Product {
  sku: string;
  name: TextKey;
  amount: number;
  ground: string;
}

const products: Product[] = [
  { sku: 'latte', name: 'latte', amount: 3600, ground: 'mint' },
  { sku: 'cake', name: 'cake', amount: 2800, ground: 'cream' },
  { sku: 'mocha', name: 'mocha', amount: 3400, ground: 'sand' },
];

const find = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector)!;
const center = find<HTMLElementTagNameMap['member-center']>('member-center');
const result = find<HTMLOutputElement>('#result');
const purchases = find<HTMLSelectElement>('#purchases');
const clock = new DemoClock();
let language: Language = localStorage.getItem('starlight-language') === 'en' ? 'en' : 'zh-CN';

center.clock = clock.now;

const say = (key: TextKey, values: Record<string, string> = {}) =>
  texts[language][key].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
const report = (text: string) => {
  result.textContent = text;
};
const written = (time: number | string) =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(time),
  );
const money = (amount: number) =>
  new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: amount % 100 === 0 ? 0 : 2,
  }).format(amount / 100);

async function submit(type: string, attributes: Attributes, done: string): Promise<void> {
  const { backend } = center;
  if (!backend) return;
  const activity: Activity = {
    id: crypto.randomUUID(),
    member: center.member,
    type,
    at: backend.now(),
    attributes,
  };
  try {
    const outcome = await backend.submit(activity);
    if (outcome.code === 'unknown_member') report(say('join'));
    else if (outcome.status === 'accepted') report(done);
    else report(say('refused', { reason: outcome.reason ?? outcome.code }));
  } catch (error) {
    report(say('refused', { reason: String(error) }));
  }
  await readPurchases();
}

function buy(product: Product): Promise<void> {
  const name = say(product.name);
  const line = { sku: product.sku, name, amount: product.amount, quantity: 1 };
  return submit('purchase', { amount: product.amount, lines: [line] }, say('bought', { name }));
}

async function records(): Promise<JournalRecord[]> {
  return (await center.backend?.history(center.member, undefined, 200)) ?? [];
}

/** What is left of each purchase, newest first. */
async function readPurchases(): Promise<void> {
  const all = await records();
  const refunded = new Map<string, number>();
  for (const { activity } of all) {
    if (activity.type !== 'refund') continue;
    const purchase = String(activity.attributes?.purchase);
    refunded.set(purchase, (refunded.get(purchase) ?? 0) + Number(activity.attributes?.amount));
  }
  const options = all
    .filter(({ activity }) => activity.type === 'purchase')
    .map(({ activity }) => {
      const left = Number(activity.attributes?.amount) - (refunded.get(activity.id) ?? 0);
      const [line] = activity.attributes?.lines as { name: string }[];
      const option = new Option(`${line!.name} · ${money(left)}`, activity.id);
      option.dataset.left = String(left);
      return option;
    })
    .filter((option) => Number(option.dataset.left) > 0);
  purchases.replaceChildren(
    ...(options.length > 0 ? options : [new Option(say('no-purchase'), '')]),
  );
}

async function refund(part: number): Promise<void> {
  const chosen = purchases.selectedOptions[0];
  if (!chosen?.value) return;
  const amount = Math.ceil(Number(chosen.dataset.left) * part);
  await submit(
    'refund',
    { purchase: chosen.value, amount },
    say('refunded', { money: money(amount) }),
  );
}

// Never before the last activity: what happened has happened.
async function moveClock(offset: number): Promise<void> {
  const [last] = await records();
  const wanted = Date.now() + offset;
  if (last && wanted < Date.parse(last.activity.at)) {
    report(say('too-early', { time: written(last.activity.at) }));
    return;
  }
  clock.moveTo(offset);
  showTime();
  report(say('moved', { time: written(clock.now()) }));
  await center.refresh();
}

async function reset(): Promise<void> {
  clock.moveTo(0);
  const name = `mc:${(await programmeId()) ?? ''}`;
  await new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = resolve;
  });
  await center.refresh();
  await readPurchases();
  showTime();
  report(say('cleared'));
}

async function programmeId(): Promise<string | undefined> {
  const response = await fetch(`programs/${center.program}.json`);
  return ((await response.json()) as { id?: string }).id;
}

function showTime(): void {
  find('#now').textContent = written(clock.now());
}

function showTexts(): void {
  document.documentElement.lang = language;
  document.title = say('brand');
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
    element.textContent = say(element.dataset.text as TextKey);
  }
  center.lang = language;
  center.displayName = language === 'en' ? 'Yue' : '林悦';
  find<HTMLSelectElement>('#language').value = language;
  showProducts();
  showTime();
  void readPurchases();
}

function showProducts(): void {
  const items = products.map((product) => {
    const item = document.createElement('li');
    const picture = document.createElement('div');
    picture.className = `picture ${product.ground}`;
    const image = new Image(160, 120);
    image.src = new URL(`./art/${product.sku}.svg`, import.meta.url).href;
    image.alt = '';
    picture.append(image);
    const name = document.createElement('h3');
    name.textContent = say(product.name);
    const price = document.createElement('span');
    price.textContent = money(product.amount);
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.buy = product.sku;
    button.textContent = say('buy');
    button.setAttribute('aria-label', `${say('buy')} ${say(product.name)}`);
    button.addEventListener('click', () => void buy(product));
    item.append(picture, name, price, button);
    return item;
  });
  find('#products').replaceChildren(...items);
}

function setTheme(theme: string): void {
  document.documentElement.dataset.theme = theme;
  center.theme = theme;
  find<HTMLSelectElement>('#theme').value = theme;
  localStorage.setItem('starlight-theme', theme);
}

find<HTMLSelectElement>('#language').addEventListener('change', (event) => {
  language = (event.target as HTMLSelectElement).value as Language;
  localStorage.setItem('starlight-language', language);
  showTexts();
});
find('#theme').addEventListener('change', (event) =>
  setTheme((event.target as HTMLSelectElement).value),
);
find('#refund').addEventListener('click', () => void refund(1));
find('#refund-part').addEventListener('click', () => void refund(0.5));
find('#reset').addEventListener('click', () => void reset());
find('#real').addEventListener('click', () => void moveClock(0));
for (const button of document.querySelectorAll<HTMLElement>('[data-move]')) {
  const seconds = Number(button.dataset.move);
  button.addEventListener('click', () => void moveClock(clock.offset + seconds * 1000));
}
center.addEventListener('mc-ready', () => void readPurchases());
center.addEventListener('mc-outcome', () => void readPurchases());
setTheme(localStorage.getItem('starlight-theme') ?? 'light');
showTexts();
setInterval(showTime, 30_000);
