/** The worksheet beside the diagram: where they differ, and one press to make either what the other is. */
import { Check } from 'lucide-react';
import { takeFromDiagram } from '../../estimate/capacity/takeOver';
import { BUSY_BELOW, type Sizing, sizingsOf, type Tie, tiesOf } from '../../estimate/capacity/ties';
import type { Worksheet } from '../../estimate/capacity/worksheet';
import { formatAmount } from '../../estimate/capacity/worksheetLines';
import { formatBytes } from '../../shared/formatBytes';
import { formatCount, formatShare } from '../../shared/formatNumbers';
import { putTie, putTies, sizeByCapacity, sizeByReplicas, takeTie } from '../../state/capacity';
import { useAnalysis, useApp, useDiagram } from '../app/hooks';

export function Beside({ sheet }: { readonly sheet: Worksheet }) {
  const app = useApp();
  const diagram = useDiagram();
  const { estimate } = useAnalysis();
  const ties = tiesOf(diagram, sheet);
  const differing = ties.filter(({ differs }) => differs);
  const sizings = sizingsOf(diagram, estimate);
  return (
    <>
      <header className="sheet-head">
        <h3 className="heading">Beside the diagram</h3>
        {differing.length > 1 && (
          <button
            type="button"
            className="link-button"
            onClick={() => app.apply(putTies(app.context(), differing))}
          >
            Put all {differing.length} on the diagram
          </button>
        )}
      </header>
      {ties.length === 0 && (
        <p className="muted">
          Say which journey an action is, and where what it keeps is kept: then numbers go both ways.
        </p>
      )}
      <ul className="sheet-ties">
        {ties.map((tie) => (
          <TieRow key={`${tie.kind} ${tie.id}`} tie={tie} />
        ))}
        {sizings.map((sizing) => (
          <SizingRow key={`size ${sizing.id}`} sizing={sizing} />
        ))}
      </ul>
    </>
  );
}

function TieRow({ tie }: { readonly tie: Tie }) {
  const app = useApp();
  const diagram = useDiagram();
  const { name, differs } = tie;
  const text = textOf(tie, tie.sheet);
  if (!differs)
    return (
      <li>
        <Check size={13} aria-hidden="true" /> {name}: {text} in both
      </li>
    );
  const theirs = tie.diagram === null ? null : textOf(tie, tie.diagram);
  const canTake = theirs !== null && takeFromDiagram(diagram, tie) !== null;
  return (
    <li data-differs>
      <span>
        {name}: <b>{text}</b> here, {theirs === null ? 'nothing said' : <b>{theirs}</b>}{' '}
        {tie.kind === 'load' ? 'on the journey' : 'on the component'}
      </span>
      <span className="sheet-actions">
        <button
          type="button"
          className="button"
          data-small
          aria-label={`Put on the diagram: ${text} on ${name}`}
          onClick={() => app.apply(putTie(app.context(), tie))}
        >
          Put on the diagram
        </button>
        {canTake && (
          <button
            type="button"
            className="button"
            data-small
            aria-label={`Take from it: ${theirs} of ${name}`}
            onClick={() => app.apply(takeTie(app.context(), tie))}
          >
            Take from it
          </button>
        )}
      </span>
    </li>
  );
}

function SizingRow({ sizing }: { readonly sizing: Sizing }) {
  const app = useApp();
  const { name, requestsPerSecond, utilization, replicas, replicasNeeded, capacityNeeded, shards } = sizing;
  const each = shards > 1 ? ' in each shard' : '';
  return (
    <li data-differs>
      <span>
        {name}: <b>{formatAmount(requestsPerSecond)} rps</b> keep{' '}
        {replicas === 1 ? 'it' : `its ${replicas}${each}`} <b>{formatShare(utilization)}</b> busy. To be below{' '}
        {formatShare(BUSY_BELOW)}:
      </span>
      <span className="sheet-actions">
        {replicasNeeded !== null && (
          <button
            type="button"
            className="button"
            data-small
            aria-label={`${formatCount(replicasNeeded)} replicas${each} of ${name}`}
            onClick={() => app.apply(sizeByReplicas(app.context(), sizing))}
          >
            {formatCount(replicasNeeded)} replicas{each}
          </button>
        )}
        <button
          type="button"
          className="button"
          data-small
          aria-label={`${formatAmount(capacityNeeded)} rps each of ${name}`}
          onClick={() => app.apply(sizeByCapacity(app.context(), sizing))}
        >
          {formatAmount(capacityNeeded)} rps each
        </button>
      </span>
    </li>
  );
}

const textOf = ({ kind }: Tie, amount: number): string =>
  kind === 'load' ? `${formatAmount(amount)} rps` : formatBytes(amount);
