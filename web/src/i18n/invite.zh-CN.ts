// 简体中文：邀请链接，以及由此而来的朋友。
import type { messages as english } from './invite.en.js';

export const messages: Record<keyof typeof english, string> = {
  'invite.link': '你的邀请链接',
  'invite.qr': '邀请链接的二维码',
  'invite.copy_code': '复制邀请码',
  'invite.copy_link': '复制链接',
  'invite.link_copied': '已复制链接',
  'invite.link_not_copied': '没能复制链接。',
  'invite.mail': '用邮件发送',
  'invite.mail_subject': '邀请你加入{program}',
  'invite.friends': '你的朋友',
  'invite.friend_number': '第 {n} 位朋友',
  'invite.friends_none': '朋友用你的邀请码加入后，会显示在这里。',
  'invite.step.invited': '已邀请',
  'invite.step.joined': '已加入',
  'invite.step.ordered': '已下单',
  'invite.step.rewarded': '已得奖',
  'invite.step.taken_back': '已收回',
  'invite.on': '{day}：{name}',
};
