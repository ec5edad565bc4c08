// 简体中文：连着商家服务器的会员中心，怎样说明往来的情况。
import type { messages as english } from './remote.en.js';

export const messages: Record<keyof typeof english, string> = {
  'outbox.offline': '没有网络，显示的是 {time} 的数据',
  'outbox.offline_ever': '没有网络',
  'outbox.waiting': '有 {n} 项，联网后自动提交',
  'outbox.sending': '有 {n} 项正在提交',
  'outbox.lost': '这一项没有计入',
  'outbox.discard': '知道了',
  'outbox.discarded': '已移除',
  'outbox.entry': '{what}，{time}',
  'outbox.of': '{what}：{thing}',

  'outbox.check_in': '签到',
  'outbox.make_up': '补签',
  'outbox.restore': '恢复连续签到',
  'outbox.start': '开始任务',
  'outbox.claim': '领取奖励',
  'outbox.redeem': '兑换',
  'outbox.cancel_redemption': '退还兑换',
  'outbox.draw': '抽奖',
  'outbox.enrol': '入会',
  'outbox.profile': '更新资料',
  'outbox.consent': '授权设置',
  'outbox.survey': '问卷',
  'outbox.feedback': '反馈',
  'outbox.join': '开通套餐',
  'outbox.leave': '停用套餐',
  'outbox.transfer': '转赠',
  'outbox.other': '一次操作',

  'error.offline': '这一步需要联网。什么都没有改变。',
  'error.unconfirmed': '还没有收到回复。联网后会自动确认，只计一次。',
  'error.signed_out': '请重新登录。什么都没有改变。',
  'error.authority_refused': '商家没有受理。什么都没有改变。',
};
