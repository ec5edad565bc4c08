// 中文：保存了会员的什么，能拿它做什么。
import type { messages as english } from './data.en.js';

export const messages: Record<keyof typeof english, string> = {
  'data.title': '关于你的记录',
  'data.local': '都在这台设备的这个浏览器里，不会发给任何人。',
  'data.remote': '会员资料由商家保存。这个浏览器里是一份副本，打开更快，没有网络也能看。',
  'data.records': '记录',
  'data.records_since': '{n} 条，自{day}起',
  'data.each': '每条写着',
  'data.each_value': '做了什么、什么时候、得失多少、依据哪条规则',
  'data.besides': '此外',
  'data.besides_value': '你填过的生日、问卷回答和反馈',
  'data.follows': '由此算出',
  'data.follows_value': '余额、等级和连续签到',
  'data.place': '保存在',
  'data.place_value': '这个浏览器，直到你清除',
  'data.place_sealed': '这个浏览器，已加密，直到你清除',
  'data.place_passing': '关闭网页之前',
  'data.place_remote': '商家那里；这个浏览器里有副本',
  'data.busy': '请稍候',

  'data.verify': '核对',
  'data.verify_title': '核对我的积分',
  'data.verify_sub': '从第一条记录起，按当时的规则重算一遍，逐条比对。',
  'data.whole': '{n} 条记录都与写下时一致。',
  'data.whole_draws': '{n} 条记录都与写下时一致，{draws} 次抽奖重抽结果相同。',
  'data.sealed': '还有 {n} 次抽奖，今天的种子公布后可核对。',
  'data.broken': '有记录在写下之后被改动过，余额可能不准。请联系商家核实。',

  'data.export': '导出',
  'data.file_title': '带走一份',
  'data.file_sub': '全部记录存成一个文件，其他程序也能读取和核对。',
  'data.exported': '已保存 {name}。',
  'data.import': '带入文件',
  'import.title': '带入文件',
  'import.sub': '在这里或另一台设备上导出的文件。逐条核对无误后才会带入。',
  'import.choose': '选择文件',
  'import.done': '带入了 {n} 条记录。',
  'import.nothing': '文件里的记录这里都有。',

  'data.end_title': '清除和抹去',
  'end.lost': '会失去',
  'end.stay': '留着',
  'clear.name': '清除这台设备上的数据',
  'clear.short': '从这个浏览器的所有标签页里移除',
  'clear.open': '清除',
  'clear.local':
    '{program}的一切都会从这个浏览器移除，所有标签页、所有用过的人都在内。只有导出的文件能找回。',
  'clear.remote':
    '副本和还没有发出的内容会从这个浏览器移除。{program}的会员资料仍在商家那里。',
  'clear.button': '清除这台设备',
  'clear.done': '这台设备已清除。',
  'erase.name': '抹去我的会员资料',
  'erase.short': '做过的和得到的，永久删除',
  'erase.open': '抹去',
  'erase.sub':
    '做过的和得到的永久删除，只留下校验码，让所有人的记录仍可核对。不能撤销，也不能再用这个身份在这里加入。',
  'erase.button': '永久抹去',
  'erase.done': '已抹去。',

  'passing.line': '这个浏览器不为本页保存数据，关闭网页后全部清空。',

  'error.import_broken': '文件被改动过，或者不是导出的文件。什么都没有带入。',
  'error.import_member': '这是另一位会员的文件。什么都没有带入。',
  'error.import_programme': '文件按这里没有的规则写下。什么都没有带入。',
  'error.import_forked': '文件和这个浏览器里的记录对不上。什么都没有带入。',
  'error.import_erased': '这份会员资料已抹去。什么都没有带入。',
};
