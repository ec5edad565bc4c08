// What a screen reader is told of each section: roles, names and states, written down from what
// they mean. What stands between is free.
import { expect, showFixture, test } from './harness.js';
import { openTab } from './walk.js';

// Each tree is found somewhere in the section, whatever else stands around it.
const sections: { tab: string; side?: string; trees: string[] }[] = [
  {
    tab: 'home',
    trees: [
      `- tabpanel "Home":
        - heading "Good morning, Yue" [level=2]
        - region "Stars to spend":
          - paragraph: 2,480`,
      `- heading "Gold Star" [level=3]`,
      `- progressbar "Growth"`,
      `- heading "11-day streak" [level=3]`,
      `- list "Seven days":
        - listitem "Tue, Oct 20, Checked"
        - listitem "Wed, Oct 21, Today, 10 Stars"
        - listitem "Thu, Oct 22, To come, 10 Stars"`,
      `- button "Check in for 10 Stars"`,
      `- heading "Next steps"`,
    ],
  },
  {
    tab: 'check_in',
    trees: [
      `- region "October 2026":
        - heading "October 2026" [level=3]
        - button "Previous month"
        - button "Next month"
        - grid "October 2026":
          - rowgroup:
            - row:
              - columnheader
          - rowgroup:
            - row:
              - gridcell "Thu, Oct 8, Missed, can be made up for 30 Stars"
              - gridcell "Sat, Oct 10, Made up"
            - row:
              - gridcell "Mon, Oct 12, Frozen"
            - row:
              - gridcell /Wed, Oct 21, Today/`,
      `- list "Milestones":
        - listitem "Day 7, reached"
        - listitem "Day 14, brings 60 Stars"`,
      `- button "Check in for 10 Stars"`,
    ],
  },
  {
    tab: 'play',
    trees: [
      `- button /Missions/ [pressed]`,
      `- button "Badges"`,
      `- region "Ready to claim"`,
      `- heading "Bring your own cup"`,
      `- button "Claim 30 · Bring your own cup"`,
      `- heading "Three cups this week"`,
      `- progressbar`,
    ],
  },
  {
    tab: 'play',
    side: 'badges',
    trees: [`- button "Badges" [pressed]`, `- heading "Hundred Cups"`, `- heading "Night owl"`],
  },
  {
    tab: 'play',
    side: 'draws',
    trees: [
      `- button "Draws" [pressed]`,
      `- heading "Wheel of seasons"`,
      `- button /Draw for 20 Stars/`,
    ],
  },
  {
    tab: 'rewards',
    trees: [
      `- button "Catalogue" [pressed]`,
      `- heading "Latte, your way"`,
      `- button "Get Latte, your way"`,
      `- heading "Star-trail tumbler"`,
    ],
  },
  {
    tab: 'rewards',
    side: 'wallet',
    trees: [`- button /Wallet/ [pressed]`, `- heading "A size up"`],
  },
  {
    tab: 'history',
    trees: [
      `- group "Show":
        - button "All" [pressed]
        - button "Earned"`,
      `- heading "October"`,
      `- listitem`,
    ],
  },
];

for (const { tab, side, trees } of sections) {
  const name = side ? `${tab}, ${side}` : tab;
  test(`[A58] the tree of ${name} says what is there`, async ({ page }) => {
    await showFixture(page, 'open', { lang: 'en' });
    await openTab(page, tab, side);
    const center = page.locator('member-center');
    await expect(center).toMatchAriaSnapshot(`
      - region "Member center":
        - tablist "Member center":
          - tab "Home"
          - tab "Check-in"
          - tab "Missions"
          - tab "Rewards"
          - tab "History"
        - tabpanel`);
    for (const tree of trees) await expect(center, tree).toMatchAriaSnapshot(tree);
  });
}

test('[A58] a sheet is a dialog with its title, its facts and what its button costs', async ({
  page,
}) => {
  await showFixture(page, 'open', { lang: 'en' });
  await openTab(page, 'rewards');
  await page.locator('[data-reward=latte] [data-action=redeem]').click();
  await expect(page.getByRole('dialog')).toMatchAriaSnapshot(`
    - dialog "Redeem Latte, your way":
      - heading "Redeem Latte, your way" [level=2]
      - button "Close"
      - term: Price
      - definition: 250 Stars
      - button "Redeem for 250 Stars"`);
});

test('[A58] the tree of a page in Chinese has names in Chinese', async ({ page }) => {
  await showFixture(page, 'open');
  await expect(page.locator('member-center')).toMatchAriaSnapshot(`
    - region "会员中心":
      - tablist "会员中心":
        - tab "首页" [selected]
        - tab "签到"
        - tab "任务"
        - tab "兑换"
        - tab "明细"
      - tabpanel "首页"`);
  await expect(page.locator('member-center')).toMatchAriaSnapshot('- button "签到，得 10 星星"');
});
