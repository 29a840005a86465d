import { Button, ToggleButton } from '@zendeskgarden/react-buttons';
import { styled } from 'styled-components';
import { Mark } from '../../shared/drift/mark.tsx';
import { color } from '../../shared/theme/color.ts';
import { DecisionIcon, DownloadIcon, FlowIcon, HistoryIcon } from '../../shared/ui/icons.ts';
import { useWords } from '../../shared/words/use-words.ts';

/** What can be looked at beside the run. */
const TOOLS = ['decisions', 'trace', 'files', 'history'] as const;

/** Those that show something of an audit. */
const OF_AN_AUDIT: readonly string[] = ['trace', 'files'];

/** Something to look at beside the run. */
export type Tool = (typeof TOOLS)[number];

type PageHeaderProps = {
  /** The account that is looked at; `null` before that is known. */
  readonly subdomain: string | null;
  readonly isDemo: boolean;
  /** What is open beside the run. */
  readonly open: Tool | null;
  readonly hasAudit: boolean;
  readonly onOpen: (tool: Tool | null) => void;
};

/** The product's name, the account, and what can be looked at beside the run. */
export function PageHeader({ subdomain, isDemo, open, hasAudit, onOpen }: PageHeaderProps) {
  const words = useWords();
  return (
    <Bar>
      <Names>
        <Product>{words.say('app.name')}</Product>
        {isDemo ? (
          <Mark tone="look">{words.say('page.frame.demo')}</Mark>
        ) : (
          subdomain !== null && <Account>{subdomain}</Account>
        )}
      </Names>
      <Tools role="group" aria-label={words.say('page.frame.tools')}>
        {TOOLS.map((tool) => {
          const Drawing = DRAWINGS[tool];
          const isLacking = OF_AN_AUDIT.includes(tool) && !hasAudit;
          return (
            <ToolButton
              key={tool}
              size="small"
              isBasic
              isPressed={open === tool}
              disabled={isLacking}
              {...(isLacking ? { title: words.say('page.frame.needs_audit') } : {})}
              onClick={() => {
                onOpen(open === tool ? null : tool);
              }}
            >
              <Button.StartIcon>
                <Drawing />
              </Button.StartIcon>
              {words.say(`page.frame.${tool}`)}
            </ToolButton>
          );
        })}
      </Tools>
    </Bar>
  );
}

const DRAWINGS = {
  decisions: DecisionIcon,
  trace: FlowIcon,
  files: DownloadIcon,
  history: HistoryIcon,
} as const;

const Bar = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 8px 20px;
  padding: 12px 0 8px;
`;

const Names = styled.div`
  display: flex;
  align-items: baseline;
  gap: 12px;
`;

const Product = styled.span`
  font-size: ${({ theme }) => theme.fontSizes.lg};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`;

const Account = styled.span`
  color: ${color('foreground.subtle')};
  overflow-wrap: anywhere;
`;

/** One that is not there yet stands back behind those that are. */
const ToolButton = styled(ToggleButton)`
  &&:disabled {
    background-color: transparent;
  }
`;

const Tools = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 4px;
`;
