// The brand's page: its products sell, its language and look are chosen, and the desk stands by.
import '../src/define.js';
import { type BrandEvent, brandOf, brands } from './brands.js';
import { Desk } from './desk.js';
import { registerWorker } from './register-worker.js';
import { find } from './find.js';
import { ThemePanel } from './theme-panel.js';
import { type Language, type TextKey, Voice } from './voice.js';

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

const center = find<HTMLElementTagNameMap['member-center']>('member-center');
const panel = find<HTMLDetailsElement>('#controls');
const voice = new Voice();
const desk = new Desk(center, voice);
new ThemePanel(center, voice);

function showTexts(): void {
  document.documentElement.lang = voice.language;
  document.title = voice.say(desk.brand.name);
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
    element.textContent = voice.say(element.dataset.text as TextKey);
  }
  find('.brand span').textContent = voice.say(desk.brand.name);
  find('#close').setAttribute('aria-label', voice.say('close'));
  find('#members').setAttribute('aria-label', voice.say('membership'));
  center.lang = voice.language;
  center.displayName = voice.language === 'en' ? 'Yue' : '林悦';
  find<HTMLSelectElement>('#language').value = voice.language;
  find('#products').replaceChildren(...products.map(shelf));
  find('#program').replaceChildren(...brands.map(choice));
  find('#events').replaceChildren(...desk.brand.events.map(eventButton));
  setTimeout(() => void desk.show()); // the member center goes first
}

function choice({ program, name }: (typeof brands)[number]): HTMLElement {
  return new Option(voice.say(name), program, false, program === desk.brand.program);
}

let presses = 0;

/** What happens at this brand, as its till or its app would report it. */
function eventButton({ type, text, attributes }: BrandEvent): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.event = type;
  button.textContent = voice.say(text);
  const done = () => voice.say('reported', { event: voice.say(text) });
  button.addEventListener('click', () => {
    presses += 1;
    void desk.submit(type, attributes(presses), done());
  });
  return button;
}

/** A product with its price and the button that buys it. */
function shelf(product: Product): HTMLElement {
  const title = voice.say(product.name);
  const item = document.createElement('li');
  const picture = document.createElement('div');
  picture.className = `picture ${product.ground}`;
  const image = new Image(160, 120);
  image.src = new URL(`./art/${product.sku}.svg`, import.meta.url).href;
  image.alt = '';
  picture.append(image);
  const name = document.createElement('h3');
  name.textContent = title;
  const price = document.createElement('span');
  price.textContent = voice.money(product.amount);
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.buy = product.sku;
  button.textContent = voice.say('buy');
  button.setAttribute('aria-label', `${voice.say('buy')} ${title}`);
  button.addEventListener('click', () => void buy(product));
  item.append(picture, name, price, button);
  return item;
}

async function buy({ sku, name: key, amount }: Product): Promise<void> {
  const name = voice.say(key);
  const lines = [{ sku, name, amount, quantity: 1 }];
  await desk.submit('purchase', { amount, lines }, voice.say('bought', { name }));
}

function setTheme(theme: string): void {
  document.documentElement.dataset.theme = theme;
  center.theme = theme;
  find<HTMLSelectElement>('#theme').value = theme;
  localStorage.setItem('starlight-theme', theme);
}

function closePanel(): void {
  panel.open = false;
  panel.querySelector('summary')!.focus();
}

find<HTMLSelectElement>('#language').addEventListener('change', (event) => {
  voice.speak((event.target as HTMLSelectElement).value as Language);
  showTexts();
});
find<HTMLSelectElement>('#program').addEventListener('change', (event) => {
  desk.switchTo(brandOf((event.target as HTMLSelectElement).value));
  desk.report('');
  showTexts();
});
find('#theme').addEventListener('change', (event) =>
  setTheme((event.target as HTMLSelectElement).value),
);
find('#close').addEventListener('click', closePanel);
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && panel.open) closePanel();
});
setTheme(localStorage.getItem('starlight-theme') ?? 'light');
showTexts();
addEventListener('load', () => registerWorker());
