/** A plain shape takes the type its name says, or one it is usually meant as, with one press; the list above has them all. */
import { componentType } from '../../catalog/catalog';
import { meantBy } from '../../catalog/meantBy';
import { type CatalogHit, hitKey, hitLabel, hitTitle } from '../../catalog/search';
import { changeType } from '../../state/changeType';
import { wantedOf } from '../../state/newComponent';
import { focusCanvas } from '../app/focus';
import { useApp } from '../app/hooks';
import { NodeIcon } from '../icons/NodeIcon';
import { Section } from './Section';

interface Props {
  readonly id: string;
  readonly name: string;
  readonly types: readonly string[];
}

export function Becomes({ id, name, types }: Props) {
  const named = meantBy(name);
  const meant = named && named.type.role !== 'untyped' ? named : null;
  const usual = types.flatMap((typeId): readonly CatalogHit[] => {
    const type = componentType(typeId);
    return type && (meant === null || hitKey(meant) !== typeId) ? [{ type }] : [];
  });
  return (
    <Section title="What is it?">
      <div className="becomes">
        {meant && (
          <BecomeButton id={id} hit={meant} label={`Make it ${withArticle(hitTitle(meant))}`} isMeant />
        )}
        {usual.map((hit) => (
          <BecomeButton key={hitKey(hit)} id={id} hit={hit} label={hitLabel(hit)} />
        ))}
      </div>
    </Section>
  );
}

interface BecomeButtonProps {
  readonly id: string;
  readonly hit: CatalogHit;
  readonly label: string;
  readonly isMeant?: boolean;
}

function BecomeButton({ id, hit, label, isMeant = false }: BecomeButtonProps) {
  const app = useApp();
  const become = () => {
    app.apply(changeType(app.context(), id, wantedOf(hit)));
    // The button goes with the question.
    focusCanvas();
  };
  return (
    <button
      type="button"
      className="button"
      data-small
      data-primary={isMeant || undefined}
      title={hit.type.summary}
      onClick={become}
    >
      <NodeIcon icon={hit.type.icon} size={13} />
      {label}
    </button>
  );
}

const withArticle = (label: string): string => `${/^[aeiou]/i.test(label) ? 'an' : 'a'} ${label}`;
