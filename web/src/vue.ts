// Types for templates of Vue 3: `import type {} from '@perennial/member-center/vue';`
import type { DefineComponent, HTMLAttributes } from 'vue';
import type { MemberCenterEvents } from './element/events.js';
import type { MemberCenterProps } from './props.js';

/** What a listener such as `@mc-checkin` is for Vue: `onMcCheckin`. */
type Camel<Text extends string> = Text extends `${infer Head}-${infer Rest}`
  ? `${Head}${Capitalize<Camel<Rest>>}`
  : Text;
type Listeners = {
  [Name in keyof MemberCenterEvents as `on${Capitalize<Camel<Name>>}`]?: (
    event: MemberCenterEvents[Name],
  ) => void;
};

declare module 'vue' {
  interface GlobalComponents {
    'member-center': DefineComponent<Omit<HTMLAttributes, 'lang'> & MemberCenterProps & Listeners>;
  }
}
