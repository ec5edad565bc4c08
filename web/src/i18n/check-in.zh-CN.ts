// 简体中文：签到页、月历，以及补签和恢复的弹层。
import type { messages as english } from './check-in.en.js';

export const messages: Record<keyof typeof english, string> = {
  'streak.longest': '最长',
  'streak.days': '{n} 天',
  'streak.freezes': '冻结卡',
  'streak.make_ups': '可补签',
  'streak.steps': '里程碑',
  'streak.step_paid': '{n} 天，已达成',
  'streak.step_ahead': '{n} 天，得 {gifts}',
  'streak.step_at': '{n} 天',

  'month.counted': '已签 {n} 天',
  'month.previous': '上个月',
  'month.next': '下个月',
  'month.cell_make_up': '{day}，{state}，可用 {price} 补签',
  'month.cell_make_up_free': '{day}，{state}，可补签',
  'month.failed': '这个月没有载入',

  'make_up.title': '补签 {day}',
  'make_up.length': '连续 {n} 天',
  'make_up.then': '变为',
  'make_up.pay': '支付方式',
  'make_up.have': '有 {amount}',
  'make_up.short': '还差 {missing}',
  'make_up.quota': '剩余次数',
  'make_up.quota_value': '{n} 次，共 {of} 次',
  'make_up.gifts': '新达成',
  'make_up.balance': '之后余额',
  'make_up.window': '可补最近 {span}。',
  'make_up.window_day': '可补 {day} 起的日子。',
  'make_up.once': '里程碑奖励只发一次；补签后不能撤回。',
  'make_up.pays': '当天的奖励也会发放；补签后不能撤回。',
  'make_up.button_free': '补签这一天',
  'make_up.button_short': '还差 {missing}',
  'make_up.used_up': '次数已用完，{day} 恢复',
  'make_up.done': '{day} 已补签，连续 {n} 天。',

  'freeze.price': '每漏一次自动用 {price}',

  'restore.title': '恢复连续签到',
  'restore.until': '可恢复至',
  'restore.button': '用 {price} 恢复',
  'restore.button_free': '恢复',
  'restore.note': '漏签的日子仍是漏签，连续天数接上；恢复后不能撤回。',
  'restore.done': '连续签到已恢复：{n} 天。',
};
