/** What can be done about findings of one rule: read about it, apply the remedy or all of them, mute them, weigh the rule. */
import { useMemo, useRef, useState } from 'react';
import type { Finding } from '../../model/finding';
import { fixAllOf } from '../../state/fixAll';
import { muteEverywhere, muteHere } from '../../state/reviewEdits';
import { keepFocusNear } from '../app/focus';
import { useAnalysis, useApp } from '../app/hooks';
import { RuleLink } from '../help/HelpLink';
import { FindingMenu } from './FindingMenu';
import { FixAllButton, FixAllCard } from './FixAll';
import { type MuteScope, ReasonField } from './ReasonField';
import { RemedyButton } from './RemedyButton';

interface Props {
  readonly findings: readonly Finding[];
  /** One of those a line above already names the rule of. */
  readonly isPart?: boolean;
}

export function FindingActions({ findings, isPart = false }: Props) {
  const app = useApp();
  const { estimate } = useAnalysis();
  const [asking, setAsking] = useState<MuteScope | null>(null);
  const [fixing, setFixing] = useState(false);
  const menu = useRef<HTMLButtonElement>(null);
  const [first] = findings;
  const fix = useMemo(() => fixAllOf(findings, estimate), [findings, estimate]);
  if (!first) return null;
  const mute = (reason: string) => {
    const context = app.context();
    if (menu.current) keepFocusNear(menu.current);
    app.apply(
      asking === 'here' ? muteHere(context, findings, reason) : muteEverywhere(context, first.rule, reason),
    );
    setAsking(null);
  };
  return (
    <>
      <span className="finding-actions">
        {!isPart && <RuleLink id={first.rule} />}
        {findings.length === 1 && <RemedyButton remedy={first.remedy} />}
        {fix && <FixAllButton fix={fix} open={fixing} onOpen={() => setFixing(!fixing)} />}
        <FindingMenu findings={findings} trigger={menu} onMute={setAsking} />
      </span>
      {fix && fixing && <FixAllCard fix={fix} of={findings.length} onDone={() => setFixing(false)} />}
      {asking && (
        <ReasonField
          scope={asking}
          count={findings.length}
          onDone={mute}
          onCancel={() => {
            setAsking(null);
            menu.current?.focus();
          }}
        />
      )}
    </>
  );
}
