// The class and its types, without side effects. `@perennial/member-center/define` registers it.
export { MemberCenter } from './element/member-center.js';
export { defineMemberCenter } from './element/register.js';
export type { Backend, Opened } from './backend/backend.js';
export type { Catalogues, Key as MessageKey, Messages } from './i18n/catalog.js';
export type {
  Decided, DetailOf, Done, MemberCenterEvents, Shared, Wish,
} from './element/events.js';
export type { CartPreview, GivenActivity, HeldRight } from './app/services.js';
