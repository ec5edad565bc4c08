// 简体中文：只发生一次、只说一次的事。
import type { messages as english } from './moment.en.js';

export const messages: Record<keyof typeof english, string> = {
  'moment.milestone': '{n} 天里程碑',
  'moment.reached': '达成{title}',
  'moment.share': '分享：{name}',
  'moment.share_text': '我在{program}达成{title}',
  'moment.copied': '已复制，可以粘贴了。',
  'moment.up': '你现在是{level}',
  'moment.down': '目前是{level}',
  'moment.earned': '已得 {amount}',
  'moment.fell_short': '考核时不满 {amount}',
  'moment.granted': '赠送的等级',
  'moment.until': '有效至 {day}',
  'moment.join': '，',
};
