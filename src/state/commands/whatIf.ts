/** Failing and stressing what is selected, to see what would become of the rest. Nothing in the document changes. */
import { hasHitRatio, typeOf } from '../../catalog/effective';
import { idOf, kindOf } from '../../model/elements';
import type { ScenarioEvent } from '../../model/scenario';
import type { Command, Context } from '../command';
import { chosenScenario, keepScenario } from '../scenarios';
import { toggled } from '../whatIf';

const SLOWER = 3;

/** What of the selection can fail: components, connections, zones and regions. */
function failures({ diagram, session }: Context): readonly ScenarioEvent[] {
  return [...session.selection].flatMap((ref): ScenarioEvent[] => {
    const id = idOf(ref);
    switch (kindOf(ref)) {
      case 'component':
        return [{ kind: 'component-down', component: id }];
      case 'connection':
        return [{ kind: 'connection-down', connection: id }];
      case 'group':
        return ['zone', 'region'].includes(diagram.groups.get(id)?.type ?? '')
          ? [{ kind: 'group-down', group: id }]
          : [];
      default:
        return [];
    }
  });
}

const components = ({ diagram, session }: Context) =>
  [...session.selection].flatMap((ref) => {
    const component = kindOf(ref) === 'component' ? diagram.components.get(idOf(ref)) : undefined;
    return component ? [[idOf(ref), component] as const] : [];
  });

const instances = (context: Context): readonly ScenarioEvent[] =>
  components(context).flatMap(([id, { settings }]): ScenarioEvent[] =>
    (settings?.replicas ?? 1) > 1 ? [{ kind: 'instance-down', component: id }] : [],
  );

const caches = (context: Context): readonly ScenarioEvent[] =>
  components(context).flatMap(([id, component]): ScenarioEvent[] =>
    hasHitRatio(typeOf(component)) ? [{ kind: 'cold-cache', component: id }] : [],
  );

function slowness({ session }: Context): readonly ScenarioEvent[] {
  return [...session.selection].flatMap((ref): ScenarioEvent[] => {
    if (kindOf(ref) === 'component')
      return [{ kind: 'slow-component', component: idOf(ref), factor: SLOWER }];
    if (kindOf(ref) === 'connection')
      return [{ kind: 'slow-connection', connection: idOf(ref), factor: SLOWER }];
    return [];
  });
}

const stress = (
  id: string,
  label: string,
  keys: readonly string[],
  events: (context: Context) => readonly ScenarioEvent[],
): Command => ({
  id,
  label,
  family: 'view',
  keys,
  enabled: (context) => events(context).length > 0,
  run: (context) => ({
    session: { scenario: events(context).reduce(toggled, context.session.scenario ?? []) },
  }),
});

export const WHAT_IF_IDS = ['fail', 'fail-instance', 'slow-down', 'cool-down'] as const;

export const whatIfCommands: readonly Command[] = [
  {
    id: 'what-if',
    label: 'What if: fail parts, turn up the load',
    family: 'view',
    keys: ['Shift+W'],
    run: ({ session }) => ({ session: { scenario: session.scenario ? null : [], scenarioId: null } }),
  },
  {
    id: 'keep-scenario',
    label: 'What if: save what is tried with the document',
    family: 'view',
    keys: [],
    enabled: (context) =>
      (context.session.scenario ?? []).length > 0 && chosenScenario(context)?.isChanged !== false,
    run: keepScenario,
  },
  stress('fail', 'What if it fails', ['X'], failures),
  stress('fail-instance', 'What if one instance fails', [], instances),
  stress('slow-down', `What if it takes ${SLOWER} times as long`, [], slowness),
  stress('cool-down', 'What if it is cold', [], caches),
];
