// With which day a week begins.

interface WeekInfo {
  firstDay: number;
}
type LocaleOfWeeks = Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo };

/** 0 for Sunday to 6 for Saturday; Monday where the browser does not know. */
export function firstDayOfWeek(language: string): number {
  const locale: LocaleOfWeeks = new Intl.Locale(language);
  return ((locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1) % 7;
}
