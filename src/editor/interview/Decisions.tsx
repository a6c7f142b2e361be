/** What was decided: because of what, and what it costs. */
import { addDecision, changeDecision } from '../../state/interview';
import { useApp } from '../app/hooks';
import { TextLine } from './TextLine';
import { useInterviewNotes } from './useInterviewNotes';

export function Decisions() {
  const app = useApp();
  const { decisions } = useInterviewNotes();
  return (
    <>
      {[...decisions].map(([id, { text, because, tradeOff }]) => (
        <div key={id} className="interview-decision">
          <TextLine
            label={`Decision: ${text}`}
            value={text}
            placeholder="Empty: it goes"
            onKeep={(next) => app.apply(changeDecision(app.context(), id, 'text', next))}
          />
          <TextLine
            label={`Because, of ${text}`}
            value={because ?? ''}
            placeholder="because …"
            onKeep={(next) => app.apply(changeDecision(app.context(), id, 'because', next))}
          />
          <TextLine
            label={`What it costs, of ${text}`}
            value={tradeOff ?? ''}
            placeholder="instead of …, and it costs …"
            onKeep={(next) => app.apply(changeDecision(app.context(), id, 'tradeOff', next))}
          />
        </div>
      ))}
      <TextLine
        adds
        label="Decision: one more"
        placeholder="… a cache beside the store"
        onKeep={(text) => app.apply(addDecision(app.context(), text))}
      />
    </>
  );
}
