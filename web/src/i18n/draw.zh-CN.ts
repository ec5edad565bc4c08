// 简体中文：转盘与盲盒，抽到的奖品。
import type { messages as english } from './draw.en.js';

export const messages: Record<keyof typeof english, string> = {
  'draw.until': '{day}截止',
  'draw.chances': '还有 {n} 次机会',
  'draw.skip': '直接看结果',
  'draw.earn': '去获取',
  'draw.sealed': '结果已封存',
  'draw.odds_title': '奖品与概率',
  'draw.prize_left': '余 {n}',
  'draw.rules': '规则',
  'draw.rule_price': '每次抽奖用 {price}。',
  'draw.rule_free': '每次抽奖免费。',
  'draw.rule_fallback': '抽到已送完的奖品，改给{prize}；概率不变。',
  'draw.rule_no_fallback': '抽到已送完的奖品则落空；概率不变。',
  'draw.rule_fixed': '按下时结果就已确定，画面只是把它显示出来。',
  'draw.rule_until': '开放至{day}。',

  'prize.won': '抽到了',
  'prize.promised': '按承诺，抽到了',
  'prize.drew': '这次抽到',
  'prize.instead': '代替已送完的{prize}',
  'prize.wallet': '已放进卡包',
  'prize.wallet_until': '已放进卡包，有效至 {day}',
  'prize.added': '已入账 {gifts}',
  'prize.see': '查看卡券',
  'prize.again': '再抽一次',
  'prize.again_for': '用 {price} 再抽一次',
  'prize.done': '好',
};
