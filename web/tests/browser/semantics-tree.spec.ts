// What a screen reader is told of each section: roles, names and states, written down from what
// they mean. What stands between is free.
import { expect, showFixture, test } from './harness.js';
import { openTab } from './walk.js';

// The sides of More, of a member who has all of them.
const more = [
  {
    side: 'plans',
    trees: [
      `- list:
        - listitem:
          - heading "Light" [level=2]
          - button "Switch Light"
        - listitem:
          - heading "Daily" [level=2]
          - text: Yours
          - button "Leave Daily"
        - listitem:
          - heading "Reserve" [level=2]
          - button "Upgrade Reserve"`,
    ],
  },
  {
    side: 'invite',
    trees: [
      `- heading "Invite friends" [level=2]`,
      `- img "QR code of your invitation link"`,
      `- button "Copy the code"`,
      `- button "Copy the link"`,
      `- region "You get":
        - heading "You get" [level=2]
        - list:
          - listitem:
            - heading "A friend’s first cup" [level=3]`,
      `- region "Your friends"`,
    ],
  },
  {
    side: 'partners',
    trees: [
      `- list:
        - listitem:
          - heading "Lakeside Inn" [level=3]
        - listitem:
          - heading "Corner Books" [level=3]`,
    ],
  },
  {
    side: 'voice',
    trees: [
      `- region "Your autumn":
        - heading "Your autumn" [level=3]
        - radiogroup "Would you recommend us to a friend?":
          - radio "0"
          - radio "10"
        - group "What do you like best?":
          - checkbox "With milk"
        - textbox /Why/
        - button "Send the answers"`,
      `- region "Tell us":
        - textbox /What should we know/
        - button "Send"`,
      `- region "What you told us":
        - list:
          - listitem:
            - paragraph: The new cups are lovely. More of them, please.
            - paragraph: Received · yesterday
          - listitem:
            - blockquote: Answer 谢谢，下一批已经改好。`,
    ],
  },
  {
    side: 'consents',
    trees: [
      `- region "What you agree to":
        - list:
          - listitem:
            - heading "News and offers" [level=3]
            - switch "News and offers" [checked]
          - listitem:
            - heading "Research" [level=3]
            - switch "Research"`,
    ],
  },
  {
    side: 'birthday',
    trees: [
      `- region "Your birthday":
        - heading "Your birthday" [level=2]`,
    ],
  },
  {
    side: 'year',
    trees: [
      `- button "The year before" [disabled]`,
      `- heading "2026" [level=2]`,
      `- button "The year after" [disabled]`,
      `- term: Days checked in`,
      `- definition: "1"`,
      `- button "Share my year"`,
    ],
  },
  {
    side: 'rules',
    trees: [
      `- searchbox "Find a rule"`,
      `- region "Rewards and vouchers":
        - heading "Rewards and vouchers" [level=2]
        - group:
          - heading "Latte, your way" [level=3]`,
    ],
  },
  {
    side: 'data',
    trees: [
      `- region "What is kept about you":
        - heading "What is kept about you" [level=2]
        - term: Records`,
      `- region "Take it with you":
        - button "Export"`,
      `- button "Clear this device"`,
    ],
  },
].map(({ side, trees }) => ({ tab: 'more', side, state: 'belong', trees }));

// Each tree is found somewhere in the section, whatever else stands around it.
const sections: { tab: string; side?: string; state?: string; trees: string[] }[] = [
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
  ...more,
];

for (const { tab, side, state = 'open', trees } of sections) {
  const name = side ? `${tab}, ${side}` : tab;
  test(`[A58] the tree of ${name} says what is there`, async ({ page }) => {
    await showFixture(page, state, { lang: 'en' });
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
      - term: Balance after
      - definition: /2,480 then [\\d,]+ Stars/
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
