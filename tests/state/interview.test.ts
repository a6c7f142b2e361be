import { describe, expect, it } from 'vitest';
import { spentMs } from '../../src/interview/clock';
import { emptyDiagram } from '../../src/model/diagram';
import { createApp } from '../../src/state/app';
import { command } from '../../src/state/commands/commands';
import { setTitle } from '../../src/state/gestures';
import {
  addDecision,
  addRequirement,
  answerChallenge,
  ask,
  changeDecision,
  changeRequirement,
  dropInterview,
  endInterview,
  goOn,
  goTo,
  reopenInterview,
  revealChallenge,
  startInterview,
  takeChallenge,
  tick,
  toggleClock,
} from '../../src/state/interview';
import { shippedExample } from '../support/editorPage';

const MINUTE = 60_000;

const begun = (onNewPage = false) => {
  const app = createApp(shippedExample());
  app.apply(startInterview(app.context(), 'url-shortener', 0, onNewPage));
  const now = () => app.document.getState().diagram;
  return { app, now, run: () => now().interview.run };
};

describe('a mock interview', () => {
  it('begins on the page in view or on one of its own, is asked as interviews are, and its notes are shown', () => {
    const here = begun();
    expect(here.now().pages.size).toBe(0);
    expect(here.now().review.profile).toBe('interview');
    expect(here.app.session.getState()).toMatchObject({ interviewPanel: true, dialog: null });
    const apart = begun(true);
    expect(apart.app.context().diagram.components.size).toBe(0);
    expect(apart.app.context().diagram.interview.run?.prompt).toBe('url-shortener');
    expect(apart.now().components.size).toBeGreaterThan(0);
  });

  it('what is written on another page is of the whole document, and is taken back alone', () => {
    const { app, now } = begun(true);
    app.apply(addRequirement(app.context(), 'functional', ' Shorten '));
    app.apply(addRequirement(app.context(), 'functional', '  '));
    expect([...now().interview.requirements]).toEqual([['r1', { kind: 'functional', text: 'Shorten' }]]);
    app.apply(changeRequirement(app.context(), 'r1', 'Shorten it'));
    app.apply(addDecision(app.context(), 'A cache'));
    app.apply(changeDecision(app.context(), 'd1', 'tradeOff', 'stale'));
    expect(now().interview.decisions.get('d1')).toEqual({ text: 'A cache', tradeOff: 'stale' });
    for (let steps = 0; steps < 3; steps++) app.run(command('undo'));
    expect([...now().interview.requirements.values()]).toEqual([{ kind: 'functional', text: 'Shorten' }]);
    expect(now().interview.decisions.size).toBe(0);
    app.apply(changeRequirement(app.context(), 'r1', ''));
    expect(now().interview.requirements.size).toBe(0);
    expect(app.session.getState().page).not.toBeNull();
  });

  it('has a clock no undo turns back, however far', () => {
    const { app, run } = begun();
    app.apply(setTitle(app.context(), 'Mine'));
    app.apply(goOn(app.context(), 3 * MINUTE));
    app.apply(goTo(app.context(), 'deep-dive', 5 * MINUTE));
    app.apply(tick(app.context(), 'd-open'));
    const before = run();
    app.run(command('undo'));
    app.run(command('undo'));
    expect(app.context().diagram.title).toBe('URL shortener');
    expect(run()).toBe(before);
    app.run(command('redo'));
    app.run(command('redo'));
    expect(app.context().diagram.title).toBe('Mine');
    expect(run()).toBe(before);
    expect(before && spentMs(before, 'estimate', 9 * MINUTE)).toBe(2 * MINUTE);
  });

  it('goes on from phase to phase to its end, can be stopped, taken up again and forgotten', () => {
    const { app, now, run } = begun();
    app.apply(toggleClock(app.context(), MINUTE));
    expect(run()).toMatchObject({ spentMs: { requirements: MINUTE } });
    expect(run()).not.toHaveProperty('since');
    app.apply(toggleClock(app.context(), 2 * MINUTE));
    for (let phase = 0; phase < 5; phase++) app.apply(goOn(app.context(), (3 + phase) * MINUTE));
    expect(run()).toMatchObject({ phase: 'wrap-up', endedAt: 7 * MINUTE });
    app.apply(reopenInterview(app.context()));
    expect(run()).not.toHaveProperty('endedAt');
    app.apply(endInterview(app.context(), 8 * MINUTE));
    app.apply(addRequirement(app.context(), 'functional', 'x'));
    app.apply(dropInterview(app.context()));
    expect(now().interview).toMatchObject({ run: null });
    expect(now().interview.requirements.size).toBe(1);
    expect(app.session.getState().interviewPanel).toBe(false);
  });

  it('keeps what was asked, answered and revealed', () => {
    const { app, run } = begun();
    app.apply(ask(app.context(), 'how-many'));
    app.apply(ask(app.context(), 'how-many'));
    const challenge = { id: 'load 2', question: 'Twice?' };
    app.apply(takeChallenge(app.context(), challenge));
    app.apply(takeChallenge(app.context(), challenge));
    app.apply(answerChallenge(app.context(), 'load 2', 'Fine'));
    app.apply(revealChallenge(app.context(), 'load 2', ['It isn’t.']));
    expect(run()).toMatchObject({
      asked: ['how-many'],
      challenges: [{ ...challenge, answer: 'Fine', revealed: ['It isn’t.'] }],
    });
  });

  it('is asked for by a command: the choice first, the notes from then on', () => {
    const app = createApp(emptyDiagram);
    app.run(command('interview'));
    expect(app.session.getState().dialog).toEqual({ kind: 'interview' });
    expect(app.run(command('interview-next'))).toBe(false);
    app.apply(startInterview(app.context(), 'team-chat', 0, false));
    app.run(command('interview'));
    expect(app.session.getState().interviewPanel).toBe(false);
    app.run(command('interview'));
    app.run(command('toggle-palette'));
    expect(app.session.getState()).toMatchObject({ interviewPanel: false, panels: { palette: true } });
  });
});
