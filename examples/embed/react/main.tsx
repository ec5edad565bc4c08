// React 19 sets objects and functions as properties, and listens to `mc-checkin` by `onmc-checkin`.
import '@perennial/member-center/define';
import type { MemberCenterEvents } from '@perennial/member-center';
import type {} from '@perennial/member-center/react';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

// The shop's own clock, two days ahead of this device.
const clock = () => Date.now() + 2 * 86_400_000;

function Membership() {
  const [member, setMember] = useState('');
  const [gained, setGained] = useState('');
  const checkedIn = ({ detail }: MemberCenterEvents['mc-checkin']) =>
    setGained(detail.gifts.map(({ thing, amount }) => `${amount} ${thing}`).join(', '));
  return (
    <main>
      <p role="status">{gained && `Checked in: ${gained}`}</p>
      <member-center
        program="../../programs/coffee.json"
        member={member}
        lang="en"
        display-name="Lin"
        clock={clock}
        onmc-login-request={() => setMember('lin')}
        onmc-checkin={checkedIn}
      />
    </main>
  );
}

createRoot(document.querySelector('#root')!).render(<Membership />);
