// What a member reads of themselves and of the rules: history, chart, year, birthday, surveys.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, screenshots, settled, test } from './harness.js';
import { beginMidMonth, beginOn, buy, checkIn, comeBack, join, submit } from './member.js';
import { joinBrand } from './brand.js';

test('[A21] rows tie a refund to its purchase and say why; balances run to the balance', async ({
  page,
}) => {
  await beginMidMonth(page);
  await join(page);
  await checkIn(page);
  for (const [type, attributes] of [
    ['purchase', { amount: 6800 }],
    ['adjust', { currency: 'stars', amount: 900, reason: 'goodwill' }],
    ['redeem', { reward: 'latte' }],
  ] as const) {
    const operator = type === 'adjust' ? 'desk' : undefined;
    const status = await page.evaluate(
      async ([name, given, asOperator]) => {
        const backend = document.querySelector('member-center')!.backend as unknown as {
          now(): string;
          submit(activity: object, operator?: string): Promise<{ status: string }>;
        };
        const id = name === 'purchase' ? 'order-1' : crypto.randomUUID();
        const activity = { id, member: 'yue', type: name, at: backend.now(), attributes: given };
        return (await backend.submit(activity, asOperator)).status;
      },
      [type, attributes, operator] as const,
    );
    expect(status, type).toBe('accepted');
  }
  expect(await submit(page, 'refund', { purchase: 'order-1', amount: 3400 })).toBe('accepted');
  await page.locator('#tab-history').click();
  const order = page.locator('[data-entry][data-type=purchase]');
  // Half of 68 yuan came back: 68 stars are struck, 34 stand, the refund hangs on its elbow.
  await expect(order.locator('.row-amount s')).toHaveText('+68');
  await expect(order.locator('.elbow')).toContainText('−34');
  await expect(page.locator('[data-type=refund]')).toHaveCount(0);
  const rows = await page.locator('.entry').evaluateAll((all) =>
    all.map((row) => {
      const figure = (place: string) => {
        const text = row.querySelector(place)?.lastChild?.textContent ?? '';
        return Number(text.replace('−', '-').replace(/[^-\d]/g, ''));
      };
      return figure('.row-balance');
    }),
  );
  const view = await page.evaluate(() => {
    const { backend, member } = document.querySelector('member-center')!;
    const { engine } = backend as unknown as { engine: { view(request: object): never } };
    return engine.view({ member, now: backend!.now() }) as {
      currencies: { id: string; available: number }[];
    };
  });
  const balance = view.currencies.find(({ id }) => id === 'stars')!.available;
  expect(rows[0]).toBe(balance);
  // A check-in 5, service 900, a latte 250; the 34 of the order are still pending.
  expect(rows[0]).toBe(655);
  expect(rows.at(-1)).toBe(0);
  await order.locator('.entry-press').click();
  const why = page.getByRole('dialog');
  await expect(why).toContainText('实付 ¥68.00');
  await expect(why.locator('.share.sum dd')).toHaveText('34');
  await expect(why).toContainText('待入账');
  await why.locator('[data-action=verify]').click();
  await expect(why.locator('.record strong').last()).toContainText('条记录');
});

test('the chart says the balance in a line, a sentence and a table', async ({ page }) => {
  await beginMidMonth(page);
  await join(page);
  await checkIn(page);
  await page.locator('#tab-history').click();
  await expect(page.locator('[data-part=chart]')).toHaveCount(0); // one day is no line
  await comeBack(page, 1);
  await checkIn(page);
  await page.locator('#tab-history').click();
  const chart = page.locator('[data-part=chart]');
  // 5 stars on each of the first two days.
  await expect(chart.getByRole('img')).toHaveAttribute('aria-label', /起 5，止 10，最高 10，最低 5/);
  await chart.locator('summary').click();
  await expect(chart.locator('td')).toHaveText(['10', '银星', '5', '银星']);
  await page.locator('select[name=currency]').selectOption('card');
  await expect(page.locator('.entry')).toHaveCount(1); // the card of welcome
  await settled(page);
  await expectAccessible(page);
});

test('[A23] birthday: month and day, locked after save, the rule of 29 February', async ({
  page,
}) => {
  await join(page);
  await page.locator('#tab-more').click();
  await page.locator('[data-segment=birthday]').click();
  const card = page.locator('[data-part=birthday]');
  await expect(card.locator('select')).toHaveCount(2); // a month and a day, no year
  await expect(card.locator('[data-part=leap]')).toContainText('平年按 2月28日');
  await card.locator('[data-action=birthday]').click();
  await expect(card.locator('.complaint')).toBeVisible();
  await card.locator('select[name=month]').selectOption('2');
  await card.locator('select[name=day]').selectOption('29');
  await expect(card.locator('[data-gift=birthday_drink]')).toContainText('生日当月');
  await page.screenshot({ path: `${screenshots}birthday-zh-CN.png`, fullPage: true });
  await card.locator('[data-action=birthday]').click();
  await expect(card.locator('.known')).toContainText('2月29日');
  await expect(card.locator('select')).toHaveCount(0);
  await page.reload();
  await page.locator('#tab-more').click();
  await page.locator('[data-segment=birthday]').click();
  await expect(card.locator('.known')).toContainText('2月29日');
  await expect(card.locator('select')).toHaveCount(0);
  await expectAccessible(page);
});

test('[A23] a gift of the birthday month is open, then claimed', async ({ page }) => {
  await beginMidMonth(page);
  await join(page);
  const month = await page.evaluate(() =>
    document.querySelector('member-center')!.backend!.now().slice(5, 7),
  );
  await page.locator('#tab-more').click();
  await page.locator('[data-segment=birthday]').click();
  const gift = page.locator('[data-gift=birthday_drink]');
  await expect(gift).toHaveAttribute('data-state', 'coming');
  await page.locator('select[name=month]').selectOption(String(Number(month)));
  await page.locator('select[name=day]').selectOption('20');
  await page.locator('[data-action=birthday]').click();
  await expect(gift).toHaveAttribute('data-state', 'open');
  // The stars of the birthday month came by themselves with the date.
  await expect(page.locator('[data-gift=birthday]')).toHaveAttribute('data-state', 'claimed');
  expect(await submit(page, 'redeem', { reward: 'birthday_drink' })).toBe('accepted');
  await expect(gift).toHaveAttribute('data-state', 'claimed');
});

test('[A24] NPS: 0 to 10 in one radiogroup, a follow-up by band, 90 days that last', async ({
  page,
}) => {
  await beginOn(page, '2027-03-01');
  await joinBrand(page, 'again', { lang: 'en' });
  await page.evaluate(async () => {
    const { backend, member } = document.querySelector('member-center')!;
    const at = backend!.now();
    const activity = { id: 'first', member, type: 'purchase', at, attributes: { amount: 5000 } };
    await backend!.submit(activity);
  });
  const open = async () => {
    await page.locator('#tab-more').click();
    await page.locator('[data-segment=voice]').click();
  };
  await open();
  const survey = page.locator('[data-survey=nps]');
  const scale = survey.getByRole('radiogroup', { name: 'Would you send a friend to us?' });
  await expect(scale.getByRole('radio')).toHaveCount(11);
  const why = survey.locator('[data-question=why]');
  for (const [score, follow] of [
    ['0', 'went wrong'],
    ['6', 'went wrong'],
    ['7', 'make it better'],
    ['8', 'make it better'],
    ['9', 'like most'],
    ['10', 'like most'],
  ] as const) {
    await scale.locator(`input[value="${score}"]`).check({ force: true });
    await expect(why).toContainText(follow);
  }
  await scale.locator('input[value="10"]').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(scale.locator('input[value="9"]')).toBeChecked();
  await survey.locator('input[value=choice]').check({ force: true });
  await survey.locator('[data-action=answer]').click();
  await expect(survey.locator('.thanks')).toBeVisible();
  const waiting = page.locator('[data-segment=voice] .count');
  // Not the same day again, and not on the eighty-ninth, but on the ninetieth.
  for (const days of [0, 89]) {
    await comeBack(page, days);
    await open();
    await expect(survey).toContainText('Answered');
    await expect(survey.getByRole('radiogroup')).toHaveCount(0);
    await expect(waiting).toHaveCount(0);
    // The engine, too, holds to it.
    expect(await answer(page)).toBe('limit_reached');
  }
  await comeBack(page, 1);
  await open();
  await expect(waiting).toHaveText('1');
  await expect(scale.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(scale.getByRole('radio')).toHaveCount(11);
  expect(await answer(page)).toBe('ok');
  expect(await answer(page)).toBe('limit_reached');
});

/** An answer past the form; its code. */
function answer(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const { backend, member } = document.querySelector('member-center')!;
    const attributes = { survey: 'nps', score: 3, back: ['choice'] };
    const id = crypto.randomUUID();
    const activity = { id, member, type: 'survey', at: backend!.now(), attributes };
    return (await backend!.submit(activity)).code;
  });
}

test('the year in figures', async ({ page }) => {
  await beginMidMonth(page);
  await join(page);
  await checkIn(page);
  await buy(page, 'latte');
  await page.locator('#tab-more').click();
  await page.locator('[data-segment=year]').click();
  const year = page.locator('.year');
  await expect(year.locator('[data-fact=check-ins] dd')).toHaveText('1');
  await expect(year.locator('[data-fact=orders] dd')).toHaveText('1');
  await expect(year.locator('[data-fact=streak] dd')).toHaveText('1');
  await settled(page);
  await page.screenshot({ path: `${screenshots}year-zh-CN.png`, fullPage: true });
  await expectAccessible(page);
});

test('the rules in words: opened, searched, accessible', async ({ page }) => {
  for (const lang of ['zh-CN', 'en'] as const) {
    if (lang === 'zh-CN') await joinBrand(page, 'coffee', { lang });
    else {
      await page.evaluate(() => localStorage.setItem('starlight-language', 'en'));
      await page.reload();
    }
    await page.locator('#tab-more').click();
    await page.locator('[data-segment=rules]').click();
    const latte = page.locator('[data-chapter=rewards] [data-rule=latte]');
    await latte.locator('summary').click();
    await expect(latte).toContainText('250');
    await expect(latte).toContainText('220');
    await settled(page);
    await page.screenshot({ path: `${screenshots}rules-${lang}.png`, fullPage: true });
    await expectAccessible(page);
    await page.getByRole('searchbox').fill(lang === 'en' ? 'make-up card' : '补签卡');
    await expect(page.locator('[data-rule=spend]')).toHaveCount(0);
    await expect(page.locator('[data-rule=two_cards]')).toBeVisible();
  }
});
