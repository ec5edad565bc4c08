// 简体中文：会员码。
import type { messages as english } from './card.en.js';

export const messages: Record<keyof typeof english, string> = {
  'card.title': '会员码',
  'card.qr': '会员二维码',
  'card.bars': '会员条形码',
  'card.code': '你的会员码',
  'card.note': '结账时出示，消费就会记下。',
  'card.copy': '复制会员码',
  'card.copied': '已复制',
  'card.not_copied': '没能复制会员码',
};
