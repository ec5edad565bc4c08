// Instants as the backend writes them: RFC 3339 with the offset of this device, so that an activity
// says which day it was where the member stood.

/** `offsetMinutes` as Date.getTimezoneOffset gives it: minutes to add to reach UTC. */
export function rfc3339(milliseconds: number, offsetMinutes: number): string {
  const local = new Date(milliseconds - offsetMinutes * 60_000).toISOString().slice(0, 23);
  const sign = offsetMinutes > 0 ? '-' : '+';
  const size = Math.abs(offsetMinutes);
  const hours = String(Math.floor(size / 60)).padStart(2, '0');
  return `${local}${sign}${hours}:${String(size % 60).padStart(2, '0')}`;
}

export function deviceTime(milliseconds: number): string {
  return rfc3339(milliseconds, new Date(milliseconds).getTimezoneOffset());
}
