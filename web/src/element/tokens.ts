// The public tokens `--mc-*` with their defaults, light and dark. Inside, styles use `--_*` only,
// so that a brand overrides a token on the element or above it and everything follows.
import { css, unsafeCSS } from 'lit';

const light = {
  bg: '#F3F5F5',
  surface: '#FFFFFF',
  inset: '#E9EDEE',
  line: '#E1E6E7',
  control: '#7B888C',
  ink: '#12191C',
  'ink-2': '#566268',
  accent: '#0B5F6B',
  'on-accent': '#FFFFFF',
  'accent-soft': '#DCEEF0',
  reward: '#F4A91F',
  'on-reward': '#2B1B00',
  'reward-soft': '#FDF0D5',
  'reward-ink': '#8A5200',
  risk: '#B4361B',
  'risk-soft': '#FCEAE5',
  frost: '#2A67A8',
  'frost-soft': '#DFEBF8',
  card: '#0A343C',
  'card-2': '#11525D',
  'on-card': '#FFFFFF',
  shadow: '0 1px 1px #101C2008, 0 6px 20px -10px #101C201A',
};

const dark: typeof light = {
  bg: '#0B1012',
  surface: '#151C1F',
  inset: '#222B2F',
  line: '#263136',
  control: '#73828A',
  ink: '#EEF3F4',
  'ink-2': '#A2B0B5',
  accent: '#63C8D1',
  'on-accent': '#05262B',
  'accent-soft': '#15353A',
  reward: '#F6B445',
  'on-reward': '#2B1B00',
  'reward-soft': '#352813',
  'reward-ink': '#F3BE63',
  risk: '#FF9478',
  'risk-soft': '#2E1C17',
  frost: '#8FC1F4',
  'frost-soft': '#17293D',
  card: '#0F3C45',
  'card-2': '#145864',
  'on-card': '#FFFFFF',
  shadow: 'inset 0 0 0 1px #FFFFFF0B',
};

const fixed = {
  radius: '20px',
  'radius-control': '999px',
  font: `system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "HarmonyOS Sans SC", "MiSans",
    "Microsoft YaHei", "Noto Sans CJK SC", sans-serif`,
  'font-size': '15px',
  space: '4px',
  motion: '1',
};

/** All public tokens. */
export const tokens = [...Object.keys(light), ...Object.keys(fixed)];

const declared = (values: Record<string, string>) =>
  unsafeCSS(
    Object.entries(values)
      .map(([name, value]) => `--_${name}: var(--mc-${name}, ${value});`)
      .join(''),
  );

export const tokenStyles = css`
  :host {
    color-scheme: light;
    ${declared(light)}
    ${declared(fixed)}
    --_number: calc(var(--_font-size) * 3.2);
    --_result: calc(var(--_font-size) * 1.8667);
    --_title: calc(var(--_font-size) * 1.3333);
    --_heading: calc(var(--_font-size) * 1.1333);
    --_label: calc(var(--_font-size) * 0.8667);
    --_note: calc(var(--_font-size) * 0.8);
    --_pad: calc(var(--_space) * 4);
    --_gap: calc(var(--_space) * 3);
    --_hero: calc(var(--_radius) + 4px);
    --_tile: calc(var(--_radius) * 0.6);
    --_ms: calc(1ms * var(--_motion));
    --_standard: cubic-bezier(0.2, 0, 0, 1);
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme='light'])) {
      color-scheme: dark;
      ${declared(dark)}
    }
  }
  :host([theme='dark']) {
    color-scheme: dark;
    ${declared(dark)}
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --_ms: 0ms;
    }
  }
`;
