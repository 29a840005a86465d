import { styled } from 'styled-components';
import type { CheckSubject } from '../../../run/check/check-subject.ts';
import type { DemoSubject } from '../../engine/engine-views.ts';
import { Quiet } from '../../shared/drift/layout.tsx';
import { Mark } from '../../shared/drift/mark.tsx';
import { Raw } from '../../shared/drift/raw.tsx';
import { color } from '../../shared/theme/color.ts';
import { useWords } from '../../shared/words/use-words.ts';
import type { DemoChoice } from './sidebar-check.ts';

/** Says that this is the demo and not what is on screen, and which of its records to look at. */
export function DemoBanner({
  demo: { subjects, chosen, choose },
  kind,
}: {
  readonly demo: DemoChoice;
  readonly kind: CheckSubject['kind'];
}) {
  const words = useWords();
  const nobody = words.say('sidebar.demo.nobody');
  // The field cuts what is longer than itself.
  const shown = subjects[chosen];
  return (
    <Banner role="note">
      <div>
        <Mark tone="look">{words.say('sidebar.demo.title')}</Mark>
      </div>
      <Quiet>{words.say('sidebar.demo.about', { kind })}</Quiet>
      <label>
        {words.say('sidebar.demo.choose', { kind })}
        <Choice
          value={chosen}
          onChange={({ target }) => {
            choose(Number(target.value));
          }}
        >
          {byAccount(subjects).map(([accountName, members]) => (
            <optgroup key={accountName ?? ''} label={accountName ?? nobody}>
              {members.map(({ name, at }) => (
                <option key={at} value={at}>
                  {name}
                </option>
              ))}
            </optgroup>
          ))}
        </Choice>
      </label>
      {shown && <Raw>{[shown.accountName ?? nobody, shown.name].join(' · ')}</Raw>}
    </Banner>
  );
}

type Member = { readonly name: string; readonly at: number };

/** The records of each account with their positions, in the order in which they come. */
function byAccount(
  subjects: readonly DemoSubject[],
): readonly (readonly [string | null, readonly Member[]])[] {
  const groups = new Map<string | null, Member[]>();
  for (const [at, { accountName, name }] of subjects.entries()) {
    const members = groups.get(accountName) ?? [];
    members.push({ name, at });
    groups.set(accountName, members);
  }
  return [...groups];
}

const Banner = styled.div`
  display: flex;
  flex-direction: column;
  gap: 8px;
  border: 1px dashed ${color('border.emphasis')};
  border-radius: ${({ theme }) => theme.borderRadii.md};
  padding: 10px 12px 12px;
`;

const Choice = styled.select`
  display: block;
  margin-top: 4px;
  border: ${({ theme }) => theme.borders.sm} ${color('border.emphasis')};
  border-radius: ${({ theme }) => theme.borderRadii.md};
  background-color: ${color('background.default')};
  padding: 6px 4px;
  width: 100%;
  min-height: 32px;
  color: ${color('foreground.default')};
  font: inherit;
`;
