/** Scenarios kept with the diagram: chosen again by a click, and the one in hand saved, renamed, changed, removed. */
import { Bookmark, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Diagram } from '../../model/diagram';
import type { Scenario } from '../../model/scenario';
import {
  type ChosenScenario,
  chooseScenario,
  chosenScenario,
  inWords,
  keepScenarioChanges,
  removeScenario,
  renameScenario,
  saveScenario,
} from '../../state/scenarios';
import { useApp, useDiagram, useSession } from '../app/hooks';
import { NameField } from '../inspector/NameField';

export function SavedScenarios({ scenario }: { readonly scenario: Scenario }) {
  const app = useApp();
  const diagram = useDiagram();
  const scenarioId = useSession((session) => session.scenarioId);
  const chosen = chosenScenario({ diagram, session: { ...app.session.getState(), scenario, scenarioId } });
  return (
    <div className="what-if-saved">
      {diagram.scenarios.size > 0 && (
        <ul aria-label="Saved scenarios">
          {[...diagram.scenarios].map(([id, { name }]) => (
            <li key={id}>
              <button
                type="button"
                aria-pressed={chosen?.id === id}
                onClick={() => app.apply(chooseScenario(app.context(), id))}
              >
                <Bookmark size={12} aria-hidden="true" />
                {name || id}
              </button>
            </li>
          ))}
        </ul>
      )}
      {chosen ? (
        <Chosen key={chosen.id} chosen={chosen} />
      ) : (
        scenario.length > 0 && <SaveAs diagram={diagram} scenario={scenario} />
      )}
    </div>
  );
}

function Chosen({ chosen: { id, saved, isChanged } }: { readonly chosen: ChosenScenario }) {
  const app = useApp();
  return (
    <div className="what-if-name">
      <NameField
        label="Name of the scenario"
        value={saved.name ?? ''}
        placeholder={id}
        onChange={(name) => app.apply(renameScenario(app.context(), id, name))}
      />
      {isChanged && (
        <button
          type="button"
          className="button"
          onClick={() => app.apply(keepScenarioChanges(app.context()))}
        >
          Save changes
        </button>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label="Remove this scenario"
        title="Remove this scenario"
        onClick={() => app.apply(removeScenario(app.context(), id))}
      >
        <Trash2 size={13} aria-hidden="true" />
      </button>
    </div>
  );
}

interface SaveAsProps {
  readonly diagram: Diagram;
  readonly scenario: Scenario;
}

function SaveAs({ diagram, scenario }: SaveAsProps) {
  const app = useApp();
  const [typed, setTyped] = useState<string | null>(null);
  const said = inWords(diagram, scenario);
  return (
    <form
      className="what-if-name"
      onSubmit={(event) => {
        event.preventDefault();
        app.apply(saveScenario(app.context(), typed ?? said));
        setTyped(null);
      }}
    >
      <input
        className="name-field"
        dir="auto"
        aria-label="Save as"
        placeholder={said}
        value={typed ?? ''}
        onChange={(event) => setTyped(event.target.value || null)}
      />
      <button type="submit" className="button">
        Save
      </button>
    </form>
  );
}
