/** Behind the three dots of a finding: its remedy with what that would do, muting, what its rule weighs, its help. */
import { BellOff, BookOpen, Check, ChevronRight, Ellipsis, SignalMedium, Wrench } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { memo, type RefObject, useRef } from 'react';
import type { Finding } from '../../model/finding';
import { applyRemedy } from '../../state/gestures';
import { sameValue } from '../../state/live/sameValue';
import { mutedPlaces, weighRule } from '../../state/reviewEdits';
import { focusCanvas, keepFocusNear } from '../app/focus';
import { useApp, useDiagram } from '../app/hooks';
import { openHelp } from '../help/openHelp';
import type { MuteScope } from './ReasonField';
import { RemedyEffect } from './RemedyEffect';
import { AS_FOUND, SEVERITY_OPTIONS, severityOf } from './severity';

interface Props {
  readonly findings: readonly Finding[];
  readonly trigger: RefObject<HTMLButtonElement | null>;
  readonly onMute: (scope: MuteScope) => void;
}

/** Closed it renders what opens it alone, but of that a dozen parts: only for other findings. */
export const FindingMenu = memo(function FindingMenu({ findings, trigger, onMute }: Props) {
  const app = useApp();
  // What was chosen has the keyboard then, not the button the menu came from.
  const handsOn = useRef(false);
  const [first] = findings;
  if (!first) return null;
  const { rule } = first;
  const remedy = findings.length === 1 ? first.remedy : undefined;
  const handOn = (act: () => void) => () => {
    handsOn.current = true;
    act();
  };
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        ref={trigger}
        className="icon-button"
        aria-label={`What to do about ${rule}`}
        title="Mute, weigh, explain"
      >
        <Ellipsis size={14} aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu"
          align="end"
          sideOffset={4}
          loop
          onCloseAutoFocus={(event) => {
            if (handsOn.current) event.preventDefault();
            handsOn.current = false;
          }}
        >
          {remedy?.apply && (
            <>
              <DropdownMenu.Item
                className="menu-item menu-item-tall"
                onSelect={handOn(() => {
                  app.apply(applyRemedy(app.context(), remedy));
                  focusCanvas();
                })}
              >
                <Wrench size={14} aria-hidden="true" />
                <span>
                  {remedy.label}
                  <RemedyEffect remedy={remedy} />
                </span>
              </DropdownMenu.Item>
              <DropdownMenu.Separator className="menu-rule" />
            </>
          )}
          <DropdownMenu.Item
            className="menu-item"
            disabled={mutedPlaces(findings) === null}
            onSelect={handOn(() => onMute('here'))}
          >
            <BellOff size={14} aria-hidden="true" />
            Mute here…
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menu-item" onSelect={handOn(() => onMute('everywhere'))}>
            <BellOff size={14} aria-hidden="true" />
            Mute this rule everywhere…
          </DropdownMenu.Item>
          <SeverityMenu rule={rule} near={trigger} />
          <DropdownMenu.Separator className="menu-rule" />
          <DropdownMenu.Item
            className="menu-item"
            onSelect={handOn(() => openHelp(app, { about: 'rule', id: rule }))}
          >
            <BookOpen size={14} aria-hidden="true" />
            Explain
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}, sameValue);

function SeverityMenu({ rule, near }: { readonly rule: string; readonly near: Props['trigger'] }) {
  const app = useApp();
  const stated = useDiagram().review.severities.get(rule) ?? AS_FOUND;
  const weigh = (value: string) => {
    if (near.current) keepFocusNear(near.current);
    app.apply(weighRule(app.context(), rule, severityOf(value)));
  };
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className="menu-item">
        <SignalMedium size={14} aria-hidden="true" />
        Severity of this rule
        <ChevronRight className="menu-more" size={14} aria-hidden="true" />
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal>
        <DropdownMenu.SubContent className="menu" sideOffset={4}>
          <DropdownMenu.RadioGroup value={stated} onValueChange={weigh}>
            {SEVERITY_OPTIONS.map(({ value, label }) => (
              <DropdownMenu.RadioItem key={value} value={value} className="menu-item">
                {label}
                <DropdownMenu.ItemIndicator className="menu-check">
                  <Check size={13} aria-hidden="true" />
                </DropdownMenu.ItemIndicator>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  );
}
