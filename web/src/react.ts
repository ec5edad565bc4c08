// Types for JSX of React 19: `import type {} from '@perennial/member-center/react';`
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { MemberCenterEvents } from './element/events.js';
import type { MemberCenter } from './element/member-center.js';
import type { MemberCenterProps } from './props.js';

/** React listens to an event of a custom element by `on` and its whole name: `onmc-checkin`. */
type Listeners = {
  [Name in keyof MemberCenterEvents as `on${Name}`]?: (event: MemberCenterEvents[Name]) => void;
};

type Html = Omit<DetailedHTMLProps<HTMLAttributes<MemberCenter>, MemberCenter>, 'lang'>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'member-center': Html & MemberCenterProps & Listeners;
    }
  }
}
