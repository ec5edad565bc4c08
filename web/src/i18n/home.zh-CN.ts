// 简体中文：首页那一行以下的清单。
import type { messages as english } from './home.en.js';

export const messages: Record<keyof typeof english, string> = {
  'glance.title': '任务',
  'glance.all': '全部 {n} 个',
  'glance.done': '已完成',

  'next.title': '下一步',
  'next.to_go': '还差 {n}',
  'next.to_go_gain': '还差 {n}，得 {gifts}',
  'next.claim': '可以领取',
  'next.claim_gain': '可领取 {gifts}',
  'next.missing': '还差 {missing}',
  'next.reward': '现在就能兑换',
  'next.draw': '现在就能抽',
  'next.plan': '现在可以开通',
  'next.survey': '几个问题',
  'next.survey_gain': '回答可得 {gifts}',
  'risk.title': '快要到期',
  'risk.until': '{day}到期',
  'risk.level': '截至{day}，再得 {missing} 可保级',
  'risk.claim': '领取 {gifts}，截至{day}',
  'risk.more': '还有 {n} 项',
  'offers.title': '活动',
  'offers.open': '进行中',
  'offers.open_until': '进行到 {day}',
  'offers.from': '{day}开始',
  'rights.title': '你的权益',
  'rights.until': '到 {day}',
  'rights.open': '随等级有效',
};
